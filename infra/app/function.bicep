metadata description = 'The function app on a Flex Consumption plan. Its settings come from settings.bicep, once the roles are there.'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the app; part of its address unless the platform adds a suffix.')
param name string

@description('Name of the plan.')
param planName string

@description('Tags of every resource.')
param tags resourceTags

@description('Resource id of the identity.')
param identityId string

@description('Blob container of the package.')
param packageContainerUrl string

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMb int

@description('Most instances at the same time.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that always run, by scale group.')
param alwaysReady readyGroup[]

@description('Subnet of the app; empty without private networking.')
param subnetId string

@description('Address of the app as people reach it. Empty: the host name that Azure gives.')
param publicUrl string

@description('Instances of one scale group that always run.')
type readyGroup = {
  @description('http, durable, blob or function:<name>.')
  name: string

  @description('How many.')
  @minValue(1)
  instanceCount: int
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Helpdesks and approvers come from the internet, also with private networking; every route checks its caller itself.
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    outboundVnetRouting: empty(subnetId) ? null : { allTraffic: true }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      remoteDebuggingEnabled: false
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'python', version: '3.13' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMb
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
      }
    }
  }

  // Publishing goes by Entra token; there is no password for it.
  resource noPublishingPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

@description('Resource id.')
output id string = site.id

@description('Name of the app.')
output name string = site.name

@description('Address of the app as people reach it.')
output url string = empty(publicUrl) ? 'https://${site.properties.defaultHostName}' : publicUrl
