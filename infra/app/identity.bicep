metadata description = 'The one identity of the app. It needs no secret: the platform proves it, and the app registration trusts it.'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('Name of the identity.')
param name string

@description('Tags of every resource.')
param tags resourceTags

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('Client id: what code names when it asks for a token.')
output clientId string = identity.properties.clientId

@description('Object id: what roles are given to, and the subject of the federated credential.')
output principalId string = identity.properties.principalId
