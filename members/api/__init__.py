"""What other programs take away: files of any selection of the directory."""
