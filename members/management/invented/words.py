"""Made-up names of places and organizations, and texts, for one tongue."""

from random import Random

from members.management.invented.tongues import Tongue

POOL = 1500  # sentences that texts share; many, so that most words are in few texts
LENGTH = (300, 3_000)  # of all texts of an organization together, in characters
FIELDS = ("summary", "mission", "goals", "activities", "history")


class Words:
    """Draws names and texts in a tongue; the same for the same state of `random`."""

    def __init__(self, tongue: Tongue, random: Random) -> None:
        self.tongue = tongue
        self.random = random
        self.syllables = tongue.syllables.split()
        self.places = [self.word() for _number in range(400)]
        self.sentences = [self.sentence() for _number in range(POOL)]
        # Few sentences are in many texts, and many in few.
        self.weights = [1 / (rank + 20) for rank in range(POOL)]

    def word(self) -> str:
        count = self.random.choice((2, 3, 3))
        parts = self.random.choices(self.syllables, k=count)
        return "".join(parts).capitalize()

    def place(self) -> str:
        # Most are in a town that others are in too; some where nobody else is.
        return (
            self.random.choice(self.places)
            if self.random.random() < 0.7
            else self.word()
        )

    def theme(self) -> str:
        return self.random.choice(self.tongue.themes)

    def name(self, place: str) -> str:
        pattern = self.random.choice(self.tongue.names)
        return pattern.format(place=place, theme=self.theme())

    def sentence(self) -> str:
        return self.random.choice(self.tongue.sentences).format(
            place=self.random.choice(self.places),
            theme=self.theme(),
            word=self.word(),
            number=self.random.randrange(2, 400),
        )

    def texts(self, name: str, length: int) -> dict[str, str]:
        """About `length` characters, shared out among the fields of a profile text."""
        average = sum(map(len, self.sentences[:50])) // 50
        count = max(1, length // (average + 1))
        chosen = self.random.choices(self.sentences, self.weights, k=count)
        texts = dict.fromkeys(FIELDS, "")
        begun = f"**{name}**" if self.random.random() < 0.1 else name
        texts["summary"] = f"{begun}. {chosen[0]}"
        for number, sentence in enumerate(chosen[1:]):
            field = FIELDS[number % len(FIELDS)]
            gap = "\n\n" if number % 11 == 10 else " "
            texts[field] = f"{texts[field]}{gap}{sentence}".strip()
        return texts


def acronym(name: str) -> str:
    """The first letters of the words of a name; one word gives its first three."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else name[:3]
