# The officials’ desk

