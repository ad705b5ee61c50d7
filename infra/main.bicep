targetScope = 'resourceGroup'

metadata name = 'Gangway'
metadata description = 'Everything Gangway needs, in one resource group. It only wires modules; each concern has a file in app/.'

// ------------------------------------------------------------------------------------------------ the questions
@description('Address that alerts are sent to.')
@minLength(6)
param alertEmail string

@description('Application (client) id of the app registration, as gangway entra register prints it. Empty at the very first deployment: the app then waits for it.')
param appId string = ''

@description('Object id of the person or group that runs Gangway: may write companies, connections and their secrets. Empty: grant that later.')
param adminPrincipalId string = ''

@description('Which model reads tickets that are no forms. none: those go to a technician.')
@allowed(['none', 'azure', 'openai'])
param llm string = 'none'

@description('How mails leave: acs (Azure Communication Services, works at once), graph (a mailbox of your own tenant), smtp.')
@allowed(['acs', 'graph', 'smtp'])
param mail string = 'acs'

// ------------------------------------------------------------------------------------------------ sane defaults
@description('Region of everything.')
param location string = resourceGroup().location

@description('First part of every name.')
@minLength(2)
@maxLength(10)
param name string = 'gangway'

@description('Name of the azd environment; set by azd.')
param environmentName string = ''

@description('Kind of adminPrincipalId.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param adminPrincipalType string = 'User'

@description('Sender of mails, such as Gangway <gangway@msp.example>. Needed for graph and smtp; with acs empty means the address that Azure gives.')
param mailFrom string = ''

@description('Resource id of a verified mail domain of your own for acs. Empty: the domain that Azure manages.')
param mailDomainId string = ''

@description('Where Communication Services keep mail data.')
param mailDataLocation string = 'Europe'

@description('Mail server, with mail = smtp.')
param smtpHost string = ''

@description('Port of the mail server.')
@minValue(1)
@maxValue(65535)
param smtpPort int = 587

@description('User at the mail server. Its password is read from the secret gangway-smtp-password in the vault.')
param smtpUser string = ''

@description('Model: the deployment that is made with azure, a model of OpenAI with openai.')
param modelName string = 'gpt-5-mini'

@description('Version of the model, with llm = azure.')
param modelVersion string = '2025-08-07'

@description('Where Azure processes prompts, with llm = azure. DataZoneStandard keeps them in the EU or US.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param modelProcessing string = 'DataZoneStandard'

@description('Thousands of tokens a minute, with llm = azure.')
@minValue(1)
@maxValue(1000)
param modelCapacity int = 50

@description('Price of a million prompt tokens, for the cost that is shown with each run. 0: only tokens are shown.')
param modelPriceIn string = '0'

@description('Price of a million tokens of answers.')
param modelPriceOut string = '0'

@description('What carries runs: AzureStorage (cheapest, nothing more to run) or DurableTaskScheduler (managed, with a dashboard).')
@allowed(['AzureStorage', 'DurableTaskScheduler'])
param durableBackend string = 'AzureStorage'

@description('Private networking for storage, vault and model. The app itself stays reachable, for helpdesks and approvers.')
param privateNetwork bool = false

@description('Address range of the private network, a /24 or larger.')
param networkPrefix string = '10.90.0.0/24'

@description('IPv4 addresses of admins that reach storage and vault from outside the private network.')
param adminAddresses string[] = []

@description('Copies of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_GRS'

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMb int = 2048

@description('Most instances at the same time.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Keep one instance for web requests and one for runs always ready: no cold starts, for a monthly price (docs/costs.md).')
param alwaysReady bool = false

@description('Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Most gigabytes of logs a day.')
param logDailyCapGb string = '0.5'

@description('Days for which deleted secrets can be brought back. Cannot be changed once the vault exists.')
@minValue(7)
@maxValue(90)
param softDeleteDays int = 90

@description('Address of the app as people reach it, for a domain of your own. Empty: the host name that Azure gives.')
param publicUrl string = ''

@description('Language of pages for people whose company names none.')
param locale string = 'en'

@description('Seed of the first signing key; leave it to its default. Later deployments never replace a key.')
@secure()
param firstSigningKey string = '${newGuid()}${newGuid()}'

// ------------------------------------------------------------------------------------------------ names and choices
var token = take(uniqueString(resourceGroup().id, name), 8)
var base = '${name}-${token}'
var tags = union({ app: 'gangway' }, empty(environmentName) ? {} : { 'azd-env-name': environmentName })
var hubName = 'gangway' // the hubName of host.json, for both backends
var isScheduler = durableBackend == 'DurableTaskScheduler'
var clouds = { AzureCloud: 'public', AzureUSGovernment: 'usgov', AzureChinaCloud: 'china' }

// Names are fixed before anything is deployed, so that what-if and snapshot can say what would change.
var names = {
  identity: '${base}-identity'
  storage: take(toLower('${replace(name, '-', '')}${token}'), 24)
  vault: take('${base}-kv', 24)
  insights: '${base}-insights'
  scheduler: '${base}-dts'
  model: '${base}-openai'
  mail: '${base}-mail'
  app: '${base}-app'
}

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: replace(environment().suffixes.keyvaultDns, '.vault.', 'privatelink.vaultcore.')
  openAi: 'privatelink.openai.azure.com'
  cognitive: 'privatelink.cognitiveservices.azure.com'
}
var storageTargets = map(['blob', 'queue', 'table'], service => {
  name: service
  resourceId: resourceId('Microsoft.Storage/storageAccounts', names.storage)
  group: service
  zones: [zones[service]]
})
var vaultTargets = [
  {
    name: 'vault'
    resourceId: resourceId('Microsoft.KeyVault/vaults', names.vault)
    group: 'vault'
    zones: [zones.vault]
  }
]
var modelTargets = [
  {
    name: 'model'
    resourceId: resourceId('Microsoft.CognitiveServices/accounts', names.model)
    group: 'account'
    zones: [zones.openAi, zones.cognitive]
  }
]

// ------------------------------------------------------------------------------------------------ modules
module identity 'app/identity.bicep' = {
  params: { location: location, name: names.identity, tags: tags }
}

module storage 'app/storage.bicep' = {
  params: {
    location: location
    name: names.storage
    tags: tags
    sku: storageSku
    isPrivate: privateNetwork
    adminAddresses: adminAddresses
  }
}

module monitoring 'app/monitoring.bicep' = {
  params: {
    location: location
    workspaceName: '${base}-logs'
    insightsName: names.insights
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module vault 'app/vault.bicep' = {
  params: {
    location: location
    name: names.vault
    tags: tags
    softDeleteDays: softDeleteDays
    firstSigningKey: firstSigningKey
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: privateNetwork
    adminAddresses: adminAddresses
  }
}

module durable 'app/durable.bicep' = if (isScheduler) {
  params: {
    location: location
    name: names.scheduler
    tags: tags
    hubName: hubName
    clientId: identity.outputs.clientId
  }
}

module model 'app/model.bicep' = if (llm == 'azure') {
  params: {
    location: location
    name: names.model
    tags: tags
    modelName: modelName
    modelVersion: modelVersion
    processing: modelProcessing
    capacity: modelCapacity
    isPrivate: privateNetwork
  }
}

module mailService 'app/mail.bicep' = if (mail == 'acs') {
  params: {
    name: names.mail
    tags: tags
    dataLocation: mailDataLocation
    ownDomainId: mailDomainId
  }
}

module network 'app/network.bicep' = if (privateNetwork) {
  params: {
    location: location
    name: '${base}-net'
    tags: tags
    addressPrefix: networkPrefix
    zoneNames: concat(
      [zones.blob, zones.queue, zones.table, zones.vault],
      llm == 'azure' ? [zones.openAi, zones.cognitive] : []
    )
    targets: concat(storageTargets, vaultTargets, llm == 'azure' ? modelTargets : [])
  }
  dependsOn: [storage, vault, model]
}

module roles 'app/roles.bicep' = {
  params: {
    identityName: names.identity
    adminPrincipalId: adminPrincipalId
    adminPrincipalType: adminPrincipalType
    storageName: names.storage
    vaultName: names.vault
    insightsName: names.insights
    scheduler: isScheduler ? { name: names.scheduler, hub: hubName } : { name: '', hub: '' }
    modelName: llm == 'azure' ? names.model : ''
    mailName: mail == 'acs' ? names.mail : ''
  }
  dependsOn: [identity, storage, vault, monitoring, durable, model, mailService]
}

module app 'app/function.bicep' = {
  params: {
    location: location
    name: names.app
    planName: '${base}-plan'
    tags: tags
    identityId: identity.outputs.id
    packageContainerUrl: storage.outputs.packageContainerUrl
    instanceMemoryMb: instanceMemoryMb
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady ? [{ name: 'http', instanceCount: 1 }, { name: 'durable', instanceCount: 1 }] : []
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    publicUrl: publicUrl
  }
}

module settings 'app/settings.bicep' = {
  params: {
    siteName: names.app
    cloud: clouds[environment().name]
    appId: appId
    identityClientId: identity.outputs.clientId
    storage: {
      blobUrl: storage.outputs.blobUrl
      queueUrl: storage.outputs.queueUrl
      tableUrl: storage.outputs.tableUrl
    }
    vault: { url: vault.outputs.url, signingKeysUri: vault.outputs.signingKeysUri }
    telemetryConnection: monitoring.outputs.connectionString
    scheduler: { isUsed: isScheduler, connection: isScheduler ? durable!.outputs.connection : '' }
    hubName: hubName
    llm: {
      kind: llm
      endpoint: llm == 'azure' ? model!.outputs.endpoint : ''
      model: modelName
      priceIn: modelPriceIn
      priceOut: modelPriceOut
    }
    mail: {
      kind: mail
      from: !empty(mailFrom) || mail != 'acs' ? mailFrom : mailService!.outputs.managedSender
      acsUrl: mail == 'acs' ? mailService!.outputs.url : ''
      smtpHost: smtpHost
      smtpPort: smtpPort
      smtpUser: smtpUser
    }
    publicUrl: app.outputs.url
    locale: locale
  }
  // References into the vault are resolved when they are set, with the roles that are there by then.
  dependsOn: [roles]
}

module alerts 'app/alerts.bicep' = {
  params: {
    location: location
    name: base
    tags: tags
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    siteId: app.outputs.id
  }
}

// ------------------------------------------------------------------------------------------------ what others need
@description('Name of the function app.')
output GANGWAY_APP_NAME string = app.outputs.name

@description('Address of the app.')
output GANGWAY_PUBLIC_URL string = app.outputs.url

@description('Object id of the identity: the subject of the federated credential.')
output GANGWAY_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId

@description('Tenant of the app and its identity.')
output GANGWAY_HOME_TENANT string = tenant().tenantId

@description('Table endpoint, for gangway companies apply.')
output GANGWAY_STORAGE_TABLE_URL string = storage.outputs.tableUrl

@description('Blob endpoint.')
output GANGWAY_STORAGE_BLOB_URL string = storage.outputs.blobUrl

@description('Address of the vault.')
output GANGWAY_VAULT_URL string = vault.outputs.url
