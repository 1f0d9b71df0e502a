-- TSA: T1 to T10; G10; readings 14 to 23, 28, 34, 36.

CREATE TABLE tsa_law AS
SELECT month,
    max(value) FILTER (parameter = 'able-bodied-from-age')::INTEGER AS able_bodied_from,
    max(value) FILTER (parameter = 'pension-age-men')::INTEGER AS pension_age_men,
    max(value) FILTER (parameter = 'pension-age-women')::INTEGER AS pension_age_women,
    max(value) FILTER (parameter = 'cared-infant-until-age')::INTEGER AS infant_until,
    max(value) FILTER (parameter = 'cared-disabled-child-until-age')::INTEGER AS disabled_child_until,
    max(value) FILTER (parameter = 'cared-aged-from-age')::INTEGER AS aged_from,
    max(value) FILTER (parameter = 'breach-excludes-for')::INTEGER AS breach_months,
    max(value) FILTER (parameter = 'social-contract-required') = 'yes' AS needs_contract,
    max(value) FILTER (parameter = 'commission-conclusion-required') = 'yes' AS needs_conclusion,
    max(value) FILTER (parameter = 'excess-property-holds') = 'yes' AS property_holds,
    max(value) FILTER (parameter = 'offered-until-wellbeing-level')::INTEGER AS offered_until
FROM figure WHERE subject = 'TSA' GROUP BY month;

-- T1: the application that decides; where there is none, families that it is offered to, as if they had applied on the
-- month's first day (reading 28)
CREATE TABLE tsa_family AS
SELECT s.world, l.month, last_day(l.month) AS last_day, f.family_id, f.region, c.application_id,
    coalesce(c.applied_on, l.month) AS applied_on
FROM scene s
JOIN registry.family f USING (family_id)
CROSS JOIN tsa_law l
LEFT JOIN claim c ON c.world = s.world AND c.month = l.month AND c.family_id = s.family_id AND c.benefit = 'TSA'
WHERE c.application_id IS NOT NULL OR wellbeing_level <= offered_until;

-- T4: what counts of the quarter before; what cannot be read may count
CREATE TABLE counted_income AS
SELECT m.month, family_id, person_id,
    coalesce(sum(amount) FILTER (doubt = 0), 0) AS amount, bool_or(doubt > 0) AS is_in_doubt
FROM income i
CROSS JOIN paid_month m
LEFT JOIN figure ON figure.month = m.month AND subject = 'TSA' AND parameter = 'income-' || replace(lower(kind), '_', '-')
WHERE i.month >= getvariable('first_month') - INTERVAL 3 MONTH AND i.month < getvariable('first_month')
    AND coalesce(value, 'yes') = 'yes'
GROUP BY ALL;

-- T2, T3: members of the month that is paid, and their income of the quarter before
CREATE TABLE tsa_need AS
SELECT world, month, family_id, count(p.person_id) AS members, coalesce(sum(amount), 0) AS total,
    world = 2 AND coalesce(bool_or(is_in_doubt), false) AS is_total_unknown
FROM tsa_family
LEFT JOIN person p USING (world, month, family_id)
LEFT JOIN counted_income USING (month, family_id, person_id)
GROUP BY world, month, family_id;

-- T6, T7
CREATE TABLE tsa_person AS
SELECT world, month, family_id, person_id,
    NOT is_under(birth_date, able_bodied_from, month)
        AND is_under(birth_date, CASE sex WHEN 'F' THEN pension_age_women ELSE pension_age_men END, month)
        AND coalesce(disability_group NOT IN (1, 2), true)
        AND s.person_id IS NULL AND i.person_id IS NULL AS is_able_bodied,
    is_under(birth_date, infant_until, month)
        OR is_under(birth_date, disabled_child_until, month) AND disability_group IS NOT NULL
        OR coalesce(disability_group IN (1, 2), false)
        OR is_at_least(birth_date, aged_from, p.last_day) AS needs_care
FROM person p
JOIN tsa_family USING (world, month, family_id)
JOIN tsa_law USING (month)
LEFT JOIN disability_level USING (world, month, family_id, person_id)
LEFT JOIN studying s USING (world, month, family_id, person_id)
LEFT JOIN incapable i USING (world, month, family_id, person_id);

CREATE TABLE tsa_form AS
SELECT world, month, family_id,
    CASE WHEN count(*) FILTER (is_able_bodied) = 0
            OR count(*) FILTER (is_able_bodied) = 1 AND bool_or(is_able_bodied AND carer IS NOT NULL)
        THEN 'UNCONDITIONAL' ELSE 'CONDITIONAL' END AS form
FROM tsa_person
LEFT JOIN (
    SELECT DISTINCT c.world, c.month, c.family_id, c.person_id, c.person_id AS carer
    FROM caring c
    JOIN tsa_person cared ON cared.world = c.world AND cared.month = c.month AND cared.family_id = c.family_id
        AND cared.person_id = cared_person_id AND needs_care)
    USING (world, month, family_id, person_id)
GROUP BY ALL;

-- T8, reading 20: any case of the family
CREATE TABLE tsa_breach AS
SELECT DISTINCT world, month, family_id
FROM tsa_family
JOIN tsa_law USING (month)
JOIN (SELECT family_id, breached_on, doubt FROM tsa_case WHERE breached_on IS NOT NULL) USING (family_id)
WHERE doubt <= world
    AND (breached_on BETWEEN applied_on - to_months(breach_months) AND applied_on
        OR breached_on > applied_on AND date_trunc('month', breached_on) < month);

-- T5, T8 to T10
INSERT INTO finding
WITH reviewed AS (
    SELECT f.*, members, total, is_total_unknown, form, known.value::DECIMAL(15, 2) AS line, known.status AS line_status,
        b.family_id IS NOT NULL AS is_breached, conclusion, is_conclusion_unknown, excess_property,
        -- readings 19 and 30
        coalesce(contract_from <= f.last_day
            AND (is_contract_reversed OR contract_to IS NULL OR contract_to > f.month), false)
            AS has_contract,
        f.region IN (FROM known_region) AS is_region_known,
        needs_contract, needs_conclusion, property_holds,
        3 * line * members - total AS lacking
    FROM tsa_family f
    JOIN tsa_law USING (month)
    JOIN tsa_need USING (world, month, family_id)
    LEFT JOIN tsa_form USING (world, month, family_id)
    LEFT JOIN tsa_breach b USING (world, month, family_id)
    LEFT JOIN tsa_case c ON c.application_id = f.application_id AND c.doubt <= f.world
    LEFT JOIN figure known ON known.month = f.month AND known.subject = 'poverty-line' AND known.region = f.region
), judged AS (
    SELECT *,
        CASE WHEN is_breached THEN 'BREACH'
            WHEN application_id IS NOT NULL AND conclusion = 'NOT_NEEDY' THEN 'NOT_NEEDY'
            WHEN NOT is_total_unknown AND lacking < 0 THEN 'INCOME'
            WHEN application_id IS NULL AND is_total_unknown THEN 'FACT_IN_DOUBT'
            WHEN application_id IS NULL THEN reason_of(line_status, line_status)
            WHEN NOT is_region_known OR is_total_unknown OR is_conclusion_unknown THEN 'FACT_IN_DOUBT'
            WHEN line_status IN ('not-found', 'unconfirmed') THEN reason_of(line_status, line_status)
            WHEN line IS NULL THEN 'NO_POVERTY_LINE'
            WHEN needs_conclusion AND conclusion IS NULL THEN 'COMMISSION_CONCLUSION_MISSING'
            WHEN needs_contract AND form = 'CONDITIONAL' AND NOT has_contract THEN 'NO_SOCIAL_CONTRACT'
            WHEN property_holds AND excess_property THEN 'EXCESS_PROPERTY'
        END AS reason
    FROM reviewed
)
SELECT world, month, 'TSA', family_id, 0, reason,
    -- in tiyn a third of the quarter's lack, then up to a whole tenge
    CASE WHEN is_refusal(reason) OR is_total_unknown THEN NULL
        ELSE (lacking * 100)::BIGINT // 300 + CASE WHEN (lacking * 100)::BIGINT % 300 > 0 THEN 1 ELSE 0 END END,
    line, NULL, CASE WHEN reason IN ('BREACH', 'NOT_NEEDY') THEN 0 ELSE members END, form
FROM judged
WHERE CASE WHEN is_refusal(reason) THEN application_id IS NOT NULL
        ELSE members > 0 AND (lacking > 0 OR application_id IS NOT NULL AND (lacking IS NULL OR is_total_unknown)) END;
