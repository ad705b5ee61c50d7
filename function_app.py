"""The function app: one DFApp that registers every blueprint. Nothing else happens here."""

import azure.durable_functions as df
import azure.functions as func

from activities import (
    apply_wave,
    ask_approvers,
    ask_requester,
    plan_run,
    recheck_plan,
    report_run,
    settle_decision,
    understand_ticket,
)
from http_triggers import (
    answers,
    approval,
    consent_given,
    handover,
    health,
    openapi,
    runs_api,
    self_check,
    ticket_received,
)
from orchestrators import fulfil_ticket
from timer_triggers import poll_desks, reconcile_runs

app = df.DFApp(http_auth_level=func.AuthLevel.FUNCTION)
for entry in (
    *(ticket_received, approval, answers, handover, consent_given, runs_api, health, openapi, self_check),
    *(reconcile_runs, poll_desks, fulfil_ticket),
    *(understand_ticket, plan_run, ask_requester, ask_approvers, settle_decision, recheck_plan, apply_wave, report_run),
):
    app.register_functions(entry.bp)
