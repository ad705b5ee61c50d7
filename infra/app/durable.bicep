metadata description = 'Durable Task Scheduler, the managed backend of the workflow engine. Not deployed with the Azure Storage backend.'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the scheduler.')
@minLength(3)
@maxLength(64)
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Name of the task hub: the hubName of host.json.')
@minLength(3)
param hubName string

@description('Client id of the identity with which the app signs in to it.')
param clientId string

@description('Days for which ended runs can be looked at in the dashboard. The ledger keeps them for good.')
@minValue(1)
@maxValue(30)
param retentionDays int = 14

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // Open to all addresses; nobody gets in without an Entra token and a role on the hub.
    ipAllowlist: ['0.0.0.0/0']
    publicNetworkAccess: 'Enabled'
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: hubName
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: { retentionPolicies: [{ retentionPeriodInDays: retentionDays }] }
}

@description('Name of the scheduler.')
output name string = scheduler.name

@description('Name of the task hub.')
output hubName string = hub.name

@description('What the host connects with. No secret in it.')
output connection string = 'Endpoint=${scheduler.properties.endpoint};TaskHub=${hub.name};Authentication=ManagedIdentity;ClientID=${clientId}'
