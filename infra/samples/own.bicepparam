using '../main.bicep'

// Services that you have already: OpenAI's own models, your own mail server. Their secrets go into the vault (docs/deploy.md).
param alertEmail = 'alerts@brightdesk.example'
param appId = '7f1c2a54-6f0e-4a53-9f0b-2d0f6f3f7a11'
param llm = 'openai'
param modelName = 'gpt-5-mini'
param mail = 'smtp'
param mailFrom = 'Gangway <gangway@brightdesk.example>'
param smtpHost = 'mail.brightdesk.example'
param smtpUser = 'gangway'
