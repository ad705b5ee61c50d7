using '../main.bicep'

// Everything on: private networking, managed workflow backend, Azure OpenAI, a mailbox of your own tenant, no cold starts.
param alertEmail = 'alerts@brightdesk.example'
param appId = '7f1c2a54-6f0e-4a53-9f0b-2d0f6f3f7a11'
param adminPrincipalId = '5b1f8f0e-8a4c-4f6b-9d0a-1c6f2c9b3e42'
param adminPrincipalType = 'Group'
param llm = 'azure'
param mail = 'graph'
param mailFrom = 'Gangway <gangway@brightdesk.example>'
param durableBackend = 'DurableTaskScheduler'
param privateNetwork = true
param adminAddresses = ['203.0.113.10']
param storageSku = 'Standard_GZRS'
param alwaysReady = true
param logRetentionDays = 90
param publicUrl = 'https://gangway.brightdesk.example'
