"""How well we read, in figures: beside other readers, on pages that a person has read. No part of the program."""
