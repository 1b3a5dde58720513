"""What stands on the page: the items of a document, its phrases and names, and the list entries that they may be."""
