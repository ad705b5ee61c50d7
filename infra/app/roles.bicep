metadata description = 'Every role that anybody gets, in one place. Each assignment says why in its description, which Azure shows too.'

@description('Name of the identity of the app.')
param identityName string

@description('Object id of the person or group that runs Gangway. Empty: nobody gets a role.')
param adminPrincipalId string

@description('Kind of that principal.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param adminPrincipalType string

@description('Storage account.')
param storageName string

@description('Key Vault.')
param vaultName string

@description('Application Insights component.')
param insightsName string

@description('Durable Task scheduler and hub; empty with the Azure Storage backend.')
param scheduler { name: string, hub: string }

@description('Azure OpenAI account; empty without one.')
param modelName string

@description('Communication service; empty without one.')
param mailName string

// Ids of built-in roles are the same in every tenant ("Azure built-in roles").
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  cognitiveServicesOpenAiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  communicationAndEmailServiceOwner: '09976791-48a7-449e-bb21-39d1a415f350'
}

@description('One role and why it is given.')
type grant = {
  @description('Key in the list of roles.')
  role: string

  @description('Why.')
  reason: string
}

var appOnStorage grant[] = [
  {
    role: 'storageBlobDataOwner'
    reason: 'App: the host reads the package, keeps its function keys and leases blobs; plans and snapshots lie there. The host documents Owner, not Contributor, for its leases.'
  }
  {
    role: 'storageQueueDataContributor'
    reason: 'App: the Azure Storage backend of the workflow engine passes its messages through queues.'
  }
  {
    role: 'storageTableDataContributor'
    reason: 'App: the ledger, companies, connections, and the instances of the workflow engine are tables that it makes itself.'
  }
]

var adminOnStorage grant[] = [
  {
    role: 'storageTableDataContributor'
    reason: 'Admin: gangway companies apply and connections apply write companies and connections; runs and audit are read.'
  }
  {
    role: 'storageBlobDataContributor'
    reason: 'Admin: evidence and snapshots of runs are exported from there.'
  }
]

var hasAdmin = !empty(adminPrincipalId)
var hasScheduler = !empty(scheduler.name)

// Named by resource id, not by object id, so that the names are known before anything is deployed.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' existing = {
  name: hasScheduler ? '${scheduler.name}/${scheduler.hub}' : 'none/none'
}

resource model 'Microsoft.CognitiveServices/accounts@2026-05-01' existing = {
  name: empty(modelName) ? 'none' : modelName
}

resource mail 'Microsoft.Communication/communicationServices@2026-03-18' existing = {
  name: empty(mailName) ? 'none' : mailName
}

resource appStorageRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for each in appOnStorage: {
    scope: storage
    name: guid(storage.id, identity.id, roles[each.role])
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[each.role])
      description: each.reason
    }
  }
]

resource adminStorageRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for each in (hasAdmin ? adminOnStorage : []): {
    scope: storage
    name: guid(storage.id, adminPrincipalId, roles[each.role])
    properties: {
      principalId: adminPrincipalId
      principalType: adminPrincipalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[each.role])
      description: each.reason
    }
  }
]

resource appVaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, roles.keyVaultSecretsOfficer)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    description: 'App: reads signing keys and secrets of connections; keeps sealed credentials until their one reveal and deletes them, which Secrets User may not.'
  }
}

resource adminVaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasAdmin) {
  scope: vault
  name: guid(vault.id, adminPrincipalId, roles.keyVaultSecretsOfficer)
  properties: {
    principalId: adminPrincipalId
    principalType: adminPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    description: 'Admin: puts the secrets of connections there and rotates the signing keys.'
  }
}

resource appTelemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identity.id, roles.monitoringMetricsPublisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    description: 'App: writes telemetry; keys are switched off there.'
  }
}

resource appEngineRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasScheduler) {
  scope: hub
  name: guid(hub.id, identity.id, roles.durableTaskDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.durableTaskDataContributor
    )
    description: 'App: starts and carries out orchestrations on this one task hub.'
  }
}

resource adminEngineRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasScheduler && hasAdmin) {
  scope: hub
  name: guid(hub.id, adminPrincipalId, roles.durableTaskDataContributor)
  properties: {
    principalId: adminPrincipalId
    principalType: adminPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.durableTaskDataContributor
    )
    description: 'Admin: opens the dashboard of the task hub, which has no role that only reads.'
  }
}

resource appModelRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(modelName)) {
  scope: model
  name: guid(model.id, identity.id, roles.cognitiveServicesOpenAiUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAiUser
    )
    description: 'App: asks the model; it cannot change deployments.'
  }
}

resource appMailRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(mailName)) {
  scope: mail
  name: guid(mail.id, identity.id, roles.communicationAndEmailServiceOwner)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.communicationAndEmailServiceOwner
    )
    description: 'App: sends mail. No built-in role is narrower; the service holds nothing but mail.'
  }
}
