"""host.json holds only keys that the host and the Durable extension document, and agrees with the templates."""

import json
from typing import Any

from tests.infra.bicep import ROOT, app_settings, of_type

# "host.json reference" and "Durable Functions settings (host.json)".
HOST = {"version", "functionTimeout", "telemetryMode", "logging", "extensions", "extensionBundle"}
DURABLE = {
    "hubName", "storageProvider", "maxConcurrentActivityFunctions", "maxConcurrentOrchestratorFunctions",
    "maxConcurrentEntityFunctions", "storeInputsInOrchestrationHistory", "tracing", "extendedSessionsEnabled",
    "extendedSessionIdleTimeoutInSeconds", "useGracefulShutdown", "defaultVersion", "versionMatchStrategy",
    "versionFailureStrategy", "maxGrpcMessageSizeInBytes", "httpSettings", "overridableExistingInstanceStates",
}  # fmt: skip
AZURE_STORAGE = {
    "type", "connectionName", "partitionCount", "maxQueuePollingInterval", "controlQueueBatchSize",
    "controlQueueBufferThreshold", "controlQueueVisibilityTimeout", "workItemQueueVisibilityTimeout",
    "useTablePartitionManagement", "useLegacyPartitionManagement", "queueClientMessageEncoding", "trackingStoreNamePrefix",
}  # fmt: skip
TRACING = {"distributedTracingEnabled", "version", "traceInputsAndOutputs", "traceReplayEvents"}


def host() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "host.json").read_text())
    return found


def durable() -> dict[str, Any]:
    found: dict[str, Any] = host()["extensions"]["durableTask"]
    return found


def test_every_key_is_a_documented_one():
    assert set(host()) <= HOST
    assert set(durable()) <= DURABLE
    assert set(durable()["storageProvider"]) <= AZURE_STORAGE
    assert set(durable()["tracing"]) <= TRACING


def test_the_names_of_people_and_tickets_stay_out_of_traces():
    assert durable()["tracing"]["traceInputsAndOutputs"] is False
    assert durable()["storeInputsInOrchestrationHistory"] is False


def test_the_task_hub_of_the_templates_is_the_one_of_the_host():
    (hub,) = of_type("full", "Microsoft.DurableTask/schedulers/taskHubs")
    assert hub["name"].rsplit("/", 1)[1] == durable()["hubName"]
    assert app_settings("full")["AzureFunctionsJobHost__extensions__durableTask__hubName"] == durable()["hubName"]


def test_the_task_hubs_name_suits_both_backends():
    assert durable()["hubName"].isalnum()
    assert durable()["hubName"][0].isalpha()


def test_the_app_asks_its_queues_often_enough_for_flex_consumption():
    # "Azure Storage provider": at most ten seconds on Flex Consumption.
    assert durable()["storageProvider"]["maxQueuePollingInterval"] <= "00:00:10"


def test_the_bundle_is_the_public_one():
    assert host()["extensionBundle"] == {
        "id": "Microsoft.Azure.Functions.ExtensionBundle",
        "version": "[4.*, 5.0.0)",
    }
