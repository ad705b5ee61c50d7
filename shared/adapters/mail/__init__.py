"""Mails out: one message format, sent by SMTP or by Microsoft Graph."""
