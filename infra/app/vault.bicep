metadata description = 'Key Vault: signing keys, secrets of connections, credentials that wait for their one reveal. Roles instead of access policies.'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the vault: 3 to 24 letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Days for which a deleted secret, or the deleted vault, can be brought back.')
@minValue(7)
@maxValue(90)
param softDeleteDays int

@description('First signing key. Used only when the vault has none yet.')
@secure()
param firstSigningKey string

@description('Log Analytics workspace that keeps who read which secret.')
param workspaceId string

@description('Whether only the private network and adminAddresses reach the vault.')
param isPrivate bool

@description('IPv4 addresses of admins that reach a private vault from outside.')
param adminAddresses string[]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // One way: once on, it cannot be switched off, and a deleted vault keeps its name until softDeleteDays are over.
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: softDeleteDays
    publicNetworkAccess: isPrivate && empty(adminAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [for address in adminAddresses: { value: address }]
    }
  }
}

// Made once. Every later deployment leaves the keys alone, so that rotating them (docs/operations.md) is not undone.
@onlyIfNotExists()
resource signingKeys 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = {
  parent: vault
  name: 'gangway-signing-keys'
  properties: {
    value: firstSigningKey
    contentType: 'gangway/signing-keys: comma list, newest first'
    attributes: { enabled: true }
  }
}

#disable-next-line use-recent-api-versions // the rule proposes a version of 2016 because this one is a preview, the only one with categoryGroup
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

@description('Resource id.')
output id string = vault.id

@description('Name of the vault.')
output name string = vault.name

@description('Address, without trailing slash.')
output url string = vault.properties.vaultUri

@description('Address of the signing keys, without version, so that new ones are taken up.')
output signingKeysUri string = signingKeys.properties.secretUri
