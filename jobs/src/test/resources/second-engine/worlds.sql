-- Persons, levels and applications that count in a month: G3 to G8, X3. Reading 29: a family with rows in doubt is looked at
-- in three worlds, 0 without them, 1 with the members in doubt, 2 with the facts in doubt as well; any other in world 0 alone.

CREATE TABLE scene AS
SELECT family_id, unnest(CASE WHEN d.family_id IS NULL THEN [0] ELSE [0, 1, 2] END) AS world
FROM registry.family f LEFT JOIN doubtful_family d USING (family_id);

-- X3, reading 5: from the month of a later membership elsewhere that shares no day with this one
CREATE TABLE move AS
SELECT family_id, person_id, from_date, min(date_trunc('month', there_from)) AS away_from
FROM elsewhere
WHERE there_from >= to_date
GROUP BY ALL;

-- G5 and readings 3, 4, 30: the latest record that counts; one in doubt puts the person in doubt
CREATE TABLE counted_member AS
SELECT month, last_day, family_id, person_id, birth_date, is_born_in_future, sex, role, birth_order,
    max(doubt) OVER one_person AS doubt
FROM member_row
JOIN paid_month ON (is_reversed(from_date, to_date) OR holds_in(from_date, to_date, month, last_day))
    AND (is_born_in_future OR is_dead_before_birth OR birth_date <= last_day)
    AND (is_dead_before_birth OR death_date IS NULL OR death_date >= month)
LEFT JOIN move USING (family_id, person_id, from_date)
WHERE away_from IS NULL OR away_from > month
WINDOW one_person AS (PARTITION BY month, family_id, person_id)
QUALIFY row_number() OVER (PARTITION BY month, family_id, person_id ORDER BY from_date DESC) = 1;

CREATE TABLE person AS
SELECT world, month, last_day, family_id, person_id, birth_date, is_born_in_future, sex, role, birth_order
FROM counted_member JOIN scene USING (family_id)
WHERE doubt <= world;

-- Reading 30: what is reversed counts, once believed, in every month
CREATE MACRO counts_in(from_date, to_date, month, last_day) AS
    is_reversed(from_date, to_date) OR holds_in(from_date, to_date, month, last_day);

-- G7: the latest beginning holds for the whole month
CREATE TABLE disability_level AS
SELECT world, month, family_id, person_id, disability_group, cause
FROM disability
JOIN paid_month ON counts_in(from_date, to_date, month, last_day)
JOIN scene USING (family_id)
WHERE doubt <= world
QUALIFY row_number() OVER (PARTITION BY world, month, family_id, person_id ORDER BY from_date DESC) = 1;

CREATE TABLE studying AS
SELECT DISTINCT world, month, family_id, person_id
FROM study JOIN paid_month ON counts_in(from_date, to_date, month, last_day) JOIN scene USING (family_id)
WHERE doubt <= world;

CREATE TABLE incapable AS
SELECT DISTINCT world, month, family_id, person_id
FROM incapacity JOIN paid_month ON counts_in(from_date, to_date, month, last_day) JOIN scene USING (family_id)
WHERE doubt <= world;

CREATE TABLE caring AS
SELECT world, month, family_id, person_id, cared_person_id, bool_or(insured) AS insured
FROM care JOIN paid_month ON counts_in(from_date, to_date, month, last_day) JOIN scene USING (family_id)
WHERE doubt <= world
GROUP BY ALL;

CREATE TABLE awarded AS
SELECT DISTINCT world, month, family_id, person_id, kind, is_kind_known
FROM award JOIN paid_month ON counts_in(from_date, to_date, month, last_day) JOIN scene USING (family_id)
WHERE doubt <= world;

CREATE TABLE bereaved AS
SELECT world, month, family_id, person_id, both_parents
FROM loss JOIN paid_month ON counts_in(from_date, to_date, month, last_day) JOIN scene USING (family_id)
WHERE doubt <= world
QUALIFY row_number() OVER (PARTITION BY world, month, family_id, person_id ORDER BY from_date DESC) = 1;

-- G6, T1, readings 7, 8, 30: the month of applied_on whole, until ended_on; TSA within its quarter; the earliest decides
CREATE TABLE counted_application AS
SELECT world, month, last_day, benefit, family_id, person_id, application_id, applicant_id, applied_on,
    row_number() OVER (PARTITION BY world, month, benefit, family_id, person_id ORDER BY applied_on, application_id) AS place
FROM application
JOIN paid_month ON applied_on <= last_day
    AND (ended_on IS NULL OR is_application_reversed OR ended_on > month)
JOIN scene USING (family_id)
WHERE doubt <= world AND is_benefit_known AND (benefit <> 'TSA' OR applied_on >= getvariable('first_month'));

-- G8, readings 11 to 13: the latest record of the applicant, and the account of the month's last day
CREATE TABLE payee_record AS
SELECT family_id, person_id, iin, birth_date, death_date, doubt
FROM member_row
QUALIFY row_number() OVER (PARTITION BY family_id, person_id ORDER BY from_date DESC) = 1;

CREATE TABLE payee_account AS
SELECT world, month, family_id, person_id, iban, bic
FROM (SELECT DISTINCT world, month, last_day, family_id, applicant_id AS person_id FROM counted_application)
JOIN account USING (family_id, person_id)
WHERE doubt <= world
    AND from_date <= last_day AND (to_date IS NULL OR to_date > last_day OR is_reversed(from_date, to_date))
QUALIFY row_number() OVER (PARTITION BY world, month, family_id, person_id ORDER BY from_date DESC) = 1;

CREATE TABLE claim AS
SELECT a.world, a.month, benefit, a.family_id, a.person_id, application_id, applied_on, applicant_id AS payee_id,
    iin AS payee_iin, iban, bic,
    CASE WHEN p.person_id IS NULL THEN 'FACT_IN_DOUBT'
        WHEN p.doubt > 0 THEN 'MEMBER_IN_DOUBT'
        WHEN death_date < a.month THEN 'PAYEE_DEAD'
        WHEN is_under(birth_date, minimum_age, a.month) THEN 'PAYEE_MINOR'
        WHEN iban IS NULL THEN 'NO_ACCOUNT'
        WHEN NOT is_iban(iban) THEN 'IBAN_INVALID'
    END AS payee_reason
FROM counted_application a
JOIN (SELECT month, value::INTEGER AS minimum_age FROM figure WHERE subject = 'GENERAL' AND parameter = 'payee-minimum-age')
    USING (month)
LEFT JOIN payee_record p ON p.family_id = a.family_id AND p.person_id = applicant_id
LEFT JOIN payee_account c
    ON c.world = a.world AND c.month = a.month AND c.family_id = a.family_id AND c.person_id = applicant_id
WHERE place = 1;
