"""What makes the data and weights that the package ships. No part of the program."""
