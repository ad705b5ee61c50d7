using '../main.bicep'

// The smallest Gangway: defaults everywhere. Copy this file, answer the questions, and deploy it:
// az deployment group create --resource-group gangway --template-file infra/main.bicep --parameters infra/samples/small.bicepparam
param alertEmail = 'alerts@brightdesk.example'
param appId = '7f1c2a54-6f0e-4a53-9f0b-2d0f6f3f7a11'
param adminPrincipalId = '5b1f8f0e-8a4c-4f6b-9d0a-1c6f2c9b3e42'
param adminPrincipalType = 'Group'
