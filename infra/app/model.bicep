metadata description = 'Azure OpenAI with one deployment. Keys are switched off: the app signs in as its identity.'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the account; also its subdomain, without which Entra sign-in does not work.')
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Model, for example gpt-5-mini.')
param modelName string

@description('Version of the model.')
param modelVersion string

@description('Where prompts are processed: anywhere, in the data zone (EU or US) of the region, or in the region.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param processing string

@description('Thousands of tokens a minute.')
@minValue(1)
param capacity int

@description('Whether only the private network reaches the account.')
param isPrivate bool

resource account 'Microsoft.CognitiveServices/accounts@2026-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }
}

resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2026-05-01' = {
  parent: account
  name: modelName
  sku: { name: processing, capacity: capacity }
  properties: {
    model: { format: 'OpenAI', name: modelName, version: modelVersion }
    // A model that changes by itself would change how tickets are read without anybody having tried it.
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}

@description('Resource id.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Endpoint.')
output endpoint string = account.properties.endpoint

@description('Name of the deployment: what the app names as its model.')
output deploymentName string = deployment.name
