"""Reads labelled forms without a model. Labels and words are data, one file for each language in lexicon/."""
