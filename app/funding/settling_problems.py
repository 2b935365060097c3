"""What paying, determining, withdrawing and claiming back may be refused with (R-088 to R-099)."""

from app.kit.domain import Localised, problem_type

DETERMINATION_EXCEEDS_GRANT = problem_type(
    "determination-exceeds-grant",
    422,
    title=Localised("Vastgesteld boven het verleende", "Determined above the grant"),
    cause=Localised(
        "Een subsidie wordt nooit hoger vastgesteld dan zij is verleend.",
        "A subsidy is never determined higher than it was granted.",
    ),
    remedy=Localised(
        "Herstel `determinedCents` of `grantedCents`; meer geld is een nieuwe verlening.",
        "Mend `determinedCents` or `grantedCents`; more money is a new grant.",
    ),
    rules=("R-093",),
)
BUDGET_CONDITION_LAPSED = problem_type(
    "budget-condition-lapsed",
    409,
    title=Localised("Begrotingsvoorbehoud vervallen", "Budget reservation lapsed"),
    cause=Localised(
        "Een beroep op het voorbehoud kan tot vier weken na de vaststelling van de begroting.",
        "The reservation can be invoked until four weeks after the budget was adopted.",
    ),
    remedy=Localised(
        "Trek in op een andere grond, of leg vast wanneer de begroting werkelijk is vastgesteld.",
        "Withdraw on another ground, or record when the budget was really adopted.",
    ),
    rules=("R-088",),
)
ADVANCE_EXCEEDS_GRANT = problem_type(
    "advance-exceeds-grant",
    409,
    title=Localised("Voorschotten boven de verlening", "Advances above the grant"),
    cause=Localised(
        "Alle voorschotten samen zouden meer zijn dan wat is verleend.",
        "All advances together would be more than what was granted.",
    ),
    remedy=Localised("Geef hoogstens wat `availableCents` noemt.", "Give at most what `availableCents` says."),
    rules=("R-090",),
)
PAYMENT_SUSPENDED = problem_type(
    "payment-suspended",
    409,
    title=Localised("Betaling opgeschort", "Payment suspended"),
    cause=Localised(
        "De betalingen van deze toewijzing zijn opgeschort, tot het besluit of ten hoogste dertien weken.",
        "The payments of this allocation are suspended, until the decision or for thirteen weeks at most.",
    ),
    remedy=Localised(
        "Hef de opschorting op (`liftedOn`) zodra er is besloten, of wacht tot zij eindigt.",
        "Lift the suspension (`liftedOn`) once it was decided, or wait until it ends.",
    ),
    rules=("R-092",),
)
CONDITION_UNMET = problem_type(
    "condition-unmet",
    409,
    title=Localised("Voorwaarde niet vervuld", "Condition not met"),
    cause=Localised(
        "Een opschortende voorwaarde van de verlening is nog niet vervuld of kwijtgescholden.",
        "A suspensive condition of the grant has not been met or waived yet.",
    ),
    remedy=Localised(
        "Leg vast wanneer de voorwaarde is vervuld (`metOn`) of welk besluit haar kwijtschold.",
        "Record when the condition was met (`metOn`), or which decision waived it.",
    ),
    rules=("R-099",),
)
DETERMINATION_GROUND_REQUIRED = problem_type(
    "determination-ground-required",
    422,
    title=Localised("Lagere vaststelling zonder grond", "Lower determination without ground"),
    cause=Localised(
        "Een subsidie wordt vastgesteld op wat is verleend, tenzij een grond van artikel 4:46 Awb lager toelaat.",
        "A subsidy is determined at what was granted, unless a ground of article 4:46 Awb allows less.",
    ),
    remedy=Localised(
        "Geef `ground`, of stel vast op het verleende bedrag.", "Give `ground`, or determine the grant."
    ),
    rules=("R-093",),
)
REPORT_NOT_OVERDUE = problem_type(
    "report-not-overdue",
    409,
    title=Localised("Verantwoording nog niet te laat", "Report not overdue yet"),
    cause=Localised(
        "Zonder verantwoording wordt pas ambtshalve vastgesteld als de dag om te verantwoorden voorbij is.",
        "Without a report the subsidy is determined ex officio only once the day to account is over.",
    ),
    remedy=Localised(
        "Leg de verantwoording vast, of `accountingDueOn` als die dag bekend en voorbij is.",
        "Record the report, or `accountingDueOn` where that day is known and over.",
    ),
)
FINAL_PAYMENT_MISMATCH = problem_type(
    "final-payment-mismatch",
    409,
    title=Localised("Slotbetaling klopt niet", "Final payment does not match"),
    cause=Localised(
        "De slotbetaling is wat is vastgesteld min wat al is betaald; is dat negatief, dan is er een vordering.",
        "The final payment is what was determined less what was paid; where that is negative there is a claim.",
    ),
    remedy=Localised("Betaal precies `availableCents`.", "Pay exactly `availableCents`."),
    rules=("R-094",),
)
REPAYMENT_EXCEEDS_CLAIM = problem_type(
    "repayment-exceeds-claim",
    409,
    title=Localised("Meer dan de vordering", "More than the claim"),
    cause=Localised(
        "Terugbetalingen en verrekeningen zijn samen niet meer dan wat wordt teruggevorderd.",
        "Repayments and set-offs together are not more than what is claimed back.",
    ),
    remedy=Localised("Geef hoogstens wat `availableCents` noemt.", "Give at most what `availableCents` says."),
)
WITHDRAWAL_GROUND_REQUIRED = problem_type(
    "withdrawal-ground-required",
    422,
    title=Localised("Intrekking zonder grond", "Withdrawal without ground"),
    cause=Localised(
        "Een verlening wordt alleen ingetrokken of verlaagd op een grond van artikel 4:34, 4:48 of 4:50 Awb.",
        "A grant is withdrawn or lowered only on a ground of article 4:34, 4:48 or 4:50 Awb.",
    ),
    remedy=Localised("Geef `ground`.", "Give `ground`."),
    rules=("R-095",),
)
DETERMINATION_FINAL = problem_type(
    "determination-final",
    409,
    title=Localised("Vaststelling staat vast", "Determination is final"),
    cause=Localised(
        "Een vaststelling verandert alleen op een grond van artikel 4:49 Awb, en alleen naar minder.",
        "A determination changes only on a ground of article 4:49 Awb, and only to less.",
    ),
    remedy=Localised(
        "Geef `ground` en een lager `determinedCents`; meer geld is een nieuwe verlening.",
        "Give `ground` and a lower `determinedCents`; more money is a new grant.",
    ),
    rules=("R-096",),
)
LIMITATION_PERIOD_PASSED = problem_type(
    "limitation-period-passed",
    409,
    title=Localised("Termijn van vijf jaar voorbij", "Period of five years passed"),
    cause=Localised(
        "Wijzigen of terugvorderen kan tot vijf jaar na de bekendmaking van de vaststelling, bij niet-nakoming daarna"
        " tot vijf jaar na die niet-nakoming.",
        "Changing or claiming back is possible until five years after the determination was announced; after a later"
        " breach until five years after that breach.",
    ),
    remedy=Localised(
        "Leg vast wanneer de vaststelling werkelijk is bekendgemaakt, of geef `breachedOn`.",
        "Record when the determination was really announced, or give `breachedOn`.",
    ),
    rules=("R-096", "R-097"),
)
GRANT_NOT_LOWERED = problem_type(
    "grant-not-lowered",
    422,
    title=Localised("De verlening wordt niet lager", "The grant does not become lower"),
    cause=Localised(
        "Gedeeltelijk intrekken verlaagt een verlening; meer geld is een nieuwe verlening.",
        "A partial withdrawal lowers a grant; more money is a new grant.",
    ),
    remedy=Localised(
        "Geef in `grantedCents` minder dan wat nu is verleend, of laat het weg om geheel in te trekken.",
        "Give in `grantedCents` less than what is granted now, or leave it out to withdraw all of it.",
    ),
    rules=("R-098",),
)
