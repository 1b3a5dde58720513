"""Sources that the tagger left out or cut, and quotations by nobody."""
