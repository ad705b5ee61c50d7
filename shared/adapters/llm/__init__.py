"""Reads prose tickets with a language model (OpenAI or Azure OpenAI). The model only fills typed fields with quotes."""
