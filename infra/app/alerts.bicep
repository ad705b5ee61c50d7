metadata description = 'What wakes somebody up. Every query looks for a phrase that the code logs for this purpose (shared/domain/alarm.py).'

import { tags as resourceTags } from 'types.bicep'

@description('Region.')
param location string

@description('First part of the names.')
param name string

@description('Tags of every resource.')
param tags resourceTags

@description('Who is told.')
param email string

@description('Log Analytics workspace that is asked.')
param workspaceId string

@description('The function app.')
param siteId string

@description('One question to the log.')
type logAlert = {
  @description('Last part of its name.')
  name: string

  @description('What it means, and what to do.')
  description: string

  @description('0 critical to 4 verbose.')
  severity: 0 | 1 | 2 | 3

  @description('Phrase that the code logs.')
  phrase: string

  @description('Alert when more lines than this are found in the window.')
  threshold: int
}

var logAlerts logAlert[] = [
  {
    name: 'run-failed'
    description: 'A run ended as failed, or stopped on a fault of ours. See docs/operations.md, "A run failed".'
    severity: 1
    phrase: 'gangway-alarm-run-failed'
    threshold: 0
  }
  {
    name: 'webhook-refused'
    description: 'Webhooks of a helpdesk are refused: signature, address or body is wrong. See docs/operations.md, "A webhook is dead".'
    severity: 2
    phrase: 'gangway-alarm-webhook-refused'
    threshold: 2
  }
  {
    name: 'webhook-missed'
    description: 'New tickets were found by asking, which no webhook had told of. See docs/operations.md, "A webhook is dead".'
    severity: 2
    phrase: 'gangway-alarm-webhook-missed'
    threshold: 0
  }
  {
    name: 'desk-unreachable'
    description: 'A helpdesk could not be asked, several times in a row. See docs/operations.md, "A desk does not answer".'
    severity: 2
    phrase: 'gangway-alarm-desk-unreachable'
    threshold: 2
  }
  {
    name: 'tenant-lost'
    description: 'Entra gives the app no token for a tenant. See docs/operations.md, "A tenant is lost".'
    severity: 1
    phrase: 'gangway-alarm-tenant-lost'
    threshold: 0
  }
  {
    name: 'throttled'
    description: 'Microsoft asked the app to slow down, and waiting did not help. See docs/operations.md, "Throttled".'
    severity: 3
    phrase: 'gangway-alarm-throttled'
    threshold: 5
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'gangway'
    emailReceivers: [{ name: 'first', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// The tables are empty until the app has run for the first time, so the queries cannot be validated before.
resource questions 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for each in logAlerts: {
    name: '${name}-${each.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${each.name}'
      description: each.description
      severity: each.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      skipQueryValidation: true
      autoMitigate: false
      criteria: {
        allOf: [
          {
            query: 'union isfuzzy=true AppTraces, AppExceptions | extend text = strcat(column_ifexists("Message", ""), column_ifexists("OuterMessage", "")) | where text has "${each.phrase}"'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: each.threshold
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

// The timer says so once a minute. Nothing heard for half an hour means that the app does not run at all.
resource silence 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: '${name}-silent'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '${name}: silent'
    description: 'No sign of life for half an hour. See docs/operations.md, "The app is silent".'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    skipQueryValidation: true
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: 'union isfuzzy=true AppTraces | where Message has "gangway-alive" | count'
          timeAggregation: 'Total'
          metricMeasureColumn: 'Count'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${name}-server-errors'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app answers with 5xx. See docs/operations.md, "Server errors".'
    severity: 2
    enabled: true
    scopes: [siteId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'server-errors'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
