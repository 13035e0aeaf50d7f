"""The words of which invented names and texts are made, in several scripts.

In a name, {place} is a made-up town and {theme} what the organization cares for;
in a sentence, {word} is a made-up word too, which hardly any other text has.
Countries and syllables have spaces between them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    code: str
    names: tuple[str, ...]
    themes: tuple[str, ...]
    syllables: str
    sentences: tuple[str, ...]
    countries: str
    joint: str = (
        ""  # between the syllables of a word; for those written in letters none
    )


TONGUES = (
    Tongue(
        "en",
        ("{place} Center for {theme}", "{theme} Foundation {place}", "{place} Initiative"),
        ("Early Years", "Inclusive Education", "Open Schools", "Reading", "Family Learning",
         "Teacher Training", "Rural Schools", "Play and Learning", "Child Rights"),
        "ash bar brook cal dale field ford glen ham hol lan mar ness over pen rich stan ton wick wood",
        ("{place} has worked for {theme} since the first groups opened in {word}.",
         "Teachers from {number} preschools meet every month to plan lessons around each child.",
         "We bring {theme} to villages where no preschool was before, among them {word} and {place}.",
         "Families are partners: parents read, cook and build with the children.",
         "The ministry of education has taken our course on {theme} into its programme.",
         "Mentors visit each classroom twice a year and write down what changed.",
         "In {word} a mobile library carries books and toys to {number} settlements."),
        "GB US CA AU NZ IE IN PK BD NG KE GH ZA UG TZ ZM PH SG JM MT",
    ),
    Tongue(
        "fr",
        ("Centre {place} pour {theme}", "Fondation {place}", "Association {theme} de {place}"),
        ("la petite enfance", "l’éducation inclusive", "l’école ouverte", "la lecture",
         "les familles", "la formation des maîtres", "l’égalité des chances"),
        "al beau bourg cham çois court dieu fon gué lan mont neuf pré rive ser tou val vère",
        ("À {place}, nous travaillons pour {theme} avec les écoles du quartier.",
         "Les enseignants de {number} classes se forment ensemble à {word}.",
         "Chaque enfant apprend à son rythme, et les parents sont les bienvenus.",
         "Une bibliothèque mobile apporte des livres jusqu’à {word}.",
         "Le ministère soutient notre programme pour {theme}."),
        "FR BE LU CH MC SN CI ML BF NE TG BJ CM GA CD MG HT",
    ),
    Tongue(
        "es",
        ("Centro {place} para {theme}", "Fundación {place}", "Asociación {theme} {place}"),
        ("la primera infancia", "la educación inclusiva", "la escuela abierta", "la lectura",
         "las familias", "la formación de maestros", "los niños del campo"),
        "al ben cas cór doña flo gran her jar lla man nue ña oli pal que ros san tor vil zar",
        ("En {place} trabajamos por {theme} desde las primeras escuelas de {word}.",
         "Maestras de {number} escuelas preparan juntas sus clases.",
         "Los niños y las niñas aprenden jugando, con sus familias al lado.",
         "Llevamos libros y juguetes a pueblos como {word}.",
         "El ministerio ha aprobado nuestro curso sobre {theme}."),
        "ES MX AR CO PE CL EC GT BO CU DO HN PY SV NI CR PA UY",
    ),
    Tongue(
        "pl",
        ("Fundacja {theme} {place}", "Centrum {place}", "Stowarzyszenie {place} {theme}"),
        ("Wczesne Dzieciństwo", "Otwarta Szkoła", "Czytanie", "Rodzina", "Równe Szanse"),
        "bór czyn dąb gro kow lę łodz mir nów ole pól rze sław ście toru wiel zam żar",
        ("W {place} prowadzimy zajęcia dla dzieci i rodziców.",
         "Nauczyciele z {number} przedszkoli uczą się razem w {word}.",
         "Każde dziecko ma prawo do edukacji blisko domu.",
         "Nasz program „{theme}” dotarł aż do {word}."),
        "PL CZ SK SI HR",
    ),
    Tongue(
        "ru",
        ("Центр «{theme}» {place}", "Фонд «{theme}»", "{place} общественная организация «{theme}»"),
        ("Раннее детство", "Открытая школа", "Чтение", "Семья", "Равные возможности", "Новый шаг"),
        "бел вол гор дон ель жар зор кам лес мир нов озер пол реч сол тих усть холм чер ял",
        ("В городе {place} мы работаем с детскими садами и семьями.",
         "Учителя из {number} школ учатся вместе в селе {word}.",
         "Каждый ребёнок учится в своём темпе, родители участвуют в занятиях.",
         "Программа «{theme}» поддержана министерством образования.",
         "Передвижная библиотека доезжает до посёлка {word}."),
        "RU BY KZ KG TJ UZ UA MD MN",
    ),
    Tongue(
        "el",
        ("Κέντρο {theme} {place}", "Ίδρυμα {place}"),
        ("Πρώιμη Παιδική Ηλικία", "Ανοιχτό Σχολείο", "Ανάγνωση", "Οικογένεια"),
        "αγ βολ γλυ δελ θεσ καλ λα μεσ νεο ολυ πατ ροδ σπα τρι φιλ χα",
        ("Στην πόλη {place} δουλεύουμε με νηπιαγωγεία και οικογένειες.",
         "Δάσκαλοι από {number} σχολεία μαθαίνουν μαζί στο {word}.",
         "Κάθε παιδί μαθαίνει με τον δικό του ρυθμό."),
        "GR CY",
    ),
    Tongue(
        "ar",
        ("مركز {place} {theme}", "مؤسسة {theme} {place}"),
        ("للطفولة المبكرة", "للتعليم المفتوح", "للقراءة", "للأسرة"),
        "بيت تل جب حم خير دار رم زه سل شر صف عين قص كر نب وا",
        ("نعمل في {place} مع رياض الأطفال والأسر.",
         "يتعلم معلمون من {number} مدرسة معا في {word}.",
         "كل طفل يتعلم بطريقته، والآباء شركاء لنا."),
        "EG SA MA DZ TN JO LB SY IQ YE SD LY PS KW OM QA AE BH",
    ),
    Tongue(
        "hy",
        ("{place} {theme} հիմնադրամ", "{theme} կենտրոն {place}"),
        ("Վաղ մանկություն", "Բաց դպրոց", "Ընթերցանություն"),
        "արա գյու դիլ երա լոռ մար նոր շիր վան տավ",
        ("{place} քաղաքում աշխատում ենք մանկապարտեզների հետ։",
         "{number} դպրոցի ուսուցիչներ սովորում են միասին {word} գյուղում։"),
        "AM",
    ),
    Tongue(
        "ka",
        ("{theme} {place} ცენტრი", "ფონდი {theme} {place}"),
        ("ადრეული ბავშვობა", "ღია სკოლა", "კითხვა"),
        "ახალ ბათ გორ თელ კას მცხ ონი რუს სამ ფოთ",
        ("{place} ჩვენ ვმუშაობთ ბაღებთან და ოჯახებთან.",
         "{number} სკოლის მასწავლებლები ერთად სწავლობენ {word}."),
        "GE",
    ),
    Tongue(
        "zh",
        ("{place}{theme}中心", "{place}{theme}基金会"),
        ("早期教育", "开放学校", "儿童阅读", "家庭"),
        "安 北 川 东 江 金 林 南 平 山 西 阳 永 长",
        ("我们在{place}与幼儿园和家庭一起工作。", "{number}所学校的教师在{word}共同学习。",
         "每个孩子都按照自己的节奏学习。"),
        "CN TW HK MO",
    ),
    Tongue(
        "th",
        ("ศูนย์{theme}{place}", "มูลนิธิ{theme}{place}"),
        ("ปฐมวัย", "โรงเรียนเปิด", "การอ่าน"),
        "บาง ชัย ดอน นคร พระ เมือง ราช ลพ สุข หนอง",
        ("เราทำงานใน{place}กับโรงเรียนอนุบาลและครอบครัว", "ครูจาก {number} โรงเรียนเรียนรู้ร่วมกันที่{word}"),
        "TH LA",
    ),
    Tongue(
        "hi",
        ("{place} {theme} केंद्र", "{theme} फाउंडेशन {place}"),
        ("बाल शिक्षा", "खुला विद्यालय", "पठन"),
        "अम गंज जय देव नग पुर बाद राम वन शाह",
        ("{place} में हम आंगनवाड़ियों और परिवारों के साथ काम करते हैं।",
         "{number} विद्यालयों के शिक्षक {word} में साथ सीखते हैं।"),
        "NP",
    ),
)  # fmt: skip

# What the rest of the world writes in.
ELSEWHERE = TONGUES[:3]


def by_country() -> dict[str, Tongue]:
    """Country code → the tongue of its organizations, where one is set."""
    return {code: tongue for tongue in TONGUES for code in tongue.countries.split()}
