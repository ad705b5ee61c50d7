metadata description = 'Azure Communication Services for mail, signed in to by identity. Its Azure-managed domain works at once, without DNS.'

import { tags as resourceTags } from 'types.bicep'

@description('Name of the communication and the e-mail service.')
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Where mail data rests, for example Europe, Switzerland, United States.')
param dataLocation string

@description('Resource id of a verified domain of your own. Empty: the domain that Azure manages.')
param ownDomainId string

resource emailService 'Microsoft.Communication/emailServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource managedDomain 'Microsoft.Communication/emailServices/domains@2026-03-18' = {
  parent: emailService
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    // Links in our mails must reach their readers as they are: a tracked link is another address.
    userEngagementTracking: 'Disabled'
  }
}

resource service 'Microsoft.Communication/communicationServices@2026-03-18' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    linkedDomains: [empty(ownDomainId) ? managedDomain.id : ownDomainId]
  }
}

@description('Name of the communication service.')
output name string = service.name

@description('Endpoint.')
output url string = 'https://${service.properties.hostName}'

@description('Sender on the domain that Azure manages.')
output managedSender string = 'DoNotReply@${managedDomain.properties.mailFromSenderDomain}'
