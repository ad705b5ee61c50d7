metadata description = 'The app settings: every name that host and app read, once. No secret stands here, only references into the vault.'

@description('Name of the function app.')
param siteName string

@description('public, usgov or china.')
param cloud string

@description('Application (client) id of the app registration; may be empty at first.')
param appId string

@description('Client id of the identity.')
param identityClientId string

@description('Endpoints of the storage account.')
param storage { blobUrl: string, queueUrl: string, tableUrl: string }

@description('Vault and its secrets.')
param vault { url: string, signingKeysUri: string }

@description('Where telemetry goes.')
param telemetryConnection string

@description('Whether the Durable Task Scheduler carries runs, and how it is reached.')
param scheduler { isUsed: bool, connection: string }

@description('Name of the task hub.')
param hubName string

@description('Model that reads tickets.')
param llm { kind: 'none' | 'azure' | 'openai', endpoint: string, model: string, priceIn: string, priceOut: string }

@description('How mails leave.')
param mail {
  kind: 'acs' | 'graph' | 'smtp'
  from: string
  acsUrl: string
  smtpHost: string
  smtpPort: int
  smtpUser: string
}

@description('Address of the app as people reach it.')
param publicUrl string

@description('Language of pages for people whose company names none.')
param locale string

var secretsUrl = '${vault.url}secrets/'

// The host and its storage, by identity. A plain AzureWebJobsStorage would win over these and must not exist.
var host = {
  AzureWebJobsStorage__blobServiceUri: storage.blobUrl
  AzureWebJobsStorage__queueServiceUri: storage.queueUrl
  AzureWebJobsStorage__tableServiceUri: storage.tableUrl
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// Overrides host.json, which names the Azure Storage backend.
var engine = !scheduler.isUsed
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: scheduler.connection
      AzureFunctionsJobHost__extensions__durableTask__hubName: hubName
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
    }

var always = {
  GANGWAY_CLOUD: cloud
  GANGWAY_APP_ID: appId
  GANGWAY_HOME_TENANT: tenant().tenantId
  GANGWAY_CREDENTIAL: 'managed_identity'
  GANGWAY_IDENTITY_CLIENT_ID: identityClientId
  GANGWAY_STORAGE_TABLE_URL: storage.tableUrl
  GANGWAY_STORAGE_BLOB_URL: storage.blobUrl
  GANGWAY_VAULT_URL: vault.url
  GANGWAY_SIGNING_KEYS: '@Microsoft.KeyVault(SecretUri=${vault.signingKeysUri})'
  GANGWAY_PUBLIC_URL: publicUrl
  GANGWAY_LOCALE: locale
  GANGWAY_LOG_LEVEL: 'info'
  GANGWAY_MAIL: mail.kind
  GANGWAY_MAIL_FROM: mail.from
  GANGWAY_LLM: llm.kind
}

var prices = { GANGWAY_LLM_PRICE_IN: llm.priceIn, GANGWAY_LLM_PRICE_OUT: llm.priceOut }
var models = {
  none: {}
  azure: { ...prices, GANGWAY_LLM_BASE_URL: llm.endpoint, GANGWAY_LLM_MODEL: llm.model }
  openai: {
    ...prices
    GANGWAY_LLM_MODEL: llm.model
    GANGWAY_LLM_API_KEY: '@Microsoft.KeyVault(SecretUri=${secretsUrl}gangway-llm-api-key)'
  }
}

var smtpUser = empty(mail.smtpUser)
  ? {}
  : {
      GANGWAY_SMTP_USER: mail.smtpUser
      GANGWAY_SMTP_PASSWORD: '@Microsoft.KeyVault(SecretUri=${secretsUrl}gangway-smtp-password)'
    }

var mails = {
  acs: { GANGWAY_ACS_URL: mail.acsUrl }
  graph: {}
  smtp: union({ GANGWAY_SMTP_HOST: mail.smtpHost, GANGWAY_SMTP_PORT: string(mail.smtpPort) }, smtpUser)
}

resource site 'Microsoft.Web/sites@2025-03-01' existing = {
  name: siteName
}

// Replaces the whole set: a setting that is not here is gone after the next deployment.
resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: union(host, engine, always, models[llm.kind], mails[mail.kind])
}
