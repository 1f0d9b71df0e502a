-- Rows in doubt: the contract's table of defects, by row. X3, X4; readings 4, 5, 7, 30, 40.
-- A row believed in every world has doubt 0, a member's row in doubt 1, a fact in doubt 2. Given: the variables as_of, frozen_at.

-- G3: only facts recorded before the freeze exist
DELETE FROM registry.member WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.income WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.disability WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.study WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.incapacity WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.care WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.award WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.breadwinner_loss WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.application WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.tsa_case WHERE recorded_at > getvariable('frozen_at');
DELETE FROM registry.account WHERE recorded_at > getvariable('frozen_at');

-- IIN: weights 1 to 11, modulo 11; if 10, weights 3 to 11, 1, 2; if 10 again, never issued
CREATE MACRO digit(iin, place) AS try_cast(substr(iin, place, 1) AS INTEGER);
CREATE MACRO first_sum(iin) AS list_sum([digit(iin, i) * i FOR i IN range(1, 12)]) % 11;
CREATE MACRO second_sum(iin) AS list_sum([digit(iin, i) * ((i + 1) % 11 + 1) FOR i IN range(1, 12)]) % 11;
CREATE MACRO is_iin(iin) AS regexp_full_match(iin, '[0-9]{12}') AND iin <> '000000000000'
    AND digit(iin, 12) = (CASE WHEN first_sum(iin) = 10 THEN second_sum(iin) ELSE first_sum(iin) END);

-- IBAN: 20 characters, KZ, the rest of 97 is 1 with the first four characters last and letters as 10 to 35
CREATE MACRO rest_of_97(text) AS list_reduce(
    list_prepend(0, [ascii(x) FOR x IN string_split(text, '')]),
    lambda rest, x: CASE WHEN x <= ascii('9') THEN (rest * 10 + x - ascii('0')) % 97
        ELSE (rest * 100 + x - ascii('A') + 10) % 97 END);
CREATE MACRO is_iban(iban) AS regexp_full_match(iban, 'KZ[0-9A-Z]{18}') AND rest_of_97(substr(iban, 5) || substr(iban, 1, 4)) = 1;

CREATE TABLE duplicate_iin AS
SELECT iin FROM registry.member WHERE iin IS NOT NULL GROUP BY iin HAVING count(DISTINCT person_id) > 1;

-- X3: memberships in two families that share a day
CREATE TABLE elsewhere AS
SELECT here.family_id, here.person_id, here.from_date, here.to_date, there.from_date AS there_from, there.to_date AS there_to
FROM registry.member here
JOIN registry.member there ON there.person_id = here.person_id AND there.family_id <> here.family_id
WHERE NOT is_reversed(here.from_date, here.to_date) AND NOT is_reversed(there.from_date, there.to_date);

CREATE TABLE in_two_families AS
SELECT DISTINCT family_id, person_id, from_date
FROM elsewhere
WHERE from_date < coalesce(there_to, DATE '9999-12-31') AND there_from < coalesce(to_date, DATE '9999-12-31');

CREATE TABLE member_row AS
SELECT family_id, person_id, iin, birth_date, death_date, sex, role, birth_order, from_date, to_date,
    birth_date > getvariable('as_of') AS is_born_in_future,
    coalesce(death_date < birth_date, false) AS is_dead_before_birth,
    CASE WHEN NOT coalesce(is_iin(iin), false)
            OR iin IN (FROM duplicate_iin)
            OR is_born_in_future
            OR is_dead_before_birth
            OR birth_date + to_years(121) <= getvariable('as_of')
            OR (family_id, person_id, from_date) IN (SELECT (family_id, person_id, from_date) FROM in_two_families)
            OR sex NOT IN ('M', 'F')
            OR role NOT IN ('ADULT', 'CHILD')
            OR residence NOT IN ('CITIZEN', 'KANDAS', 'REFUGEE', 'FOREIGNER', 'STATELESS')
            OR is_reversed(from_date, to_date)
        THEN 1 ELSE 0 END AS doubt
FROM registry.member
WHERE family_id IN (SELECT family_id FROM registry.family);

CREATE TABLE ever_member AS SELECT DISTINCT family_id, person_id FROM member_row;

CREATE MACRO fact_doubt(from_date, to_date, is_code_known, member_person_id) AS CASE
    WHEN is_reversed(from_date, to_date) OR NOT is_code_known OR member_person_id IS NULL THEN 2 ELSE 0
END;

-- D1, reading 40: a group that does not go with the age holds by itself and puts no row in doubt; one that there is not does
CREATE TABLE disability AS
SELECT f.family_id, f.person_id, disability_group, cause, from_date, to_date,
    cause IN ('GENERAL', 'SINCE_CHILDHOOD', 'WORK_INJURY', 'MILITARY', 'EMERGENCY') AND disability_group BETWEEN 0 AND 3
        AS is_code_known,
    fact_doubt(from_date, to_date, is_code_known, m.person_id) AS doubt
FROM registry.disability f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE study AS
SELECT f.family_id, f.person_id, from_date, to_date, fact_doubt(from_date, to_date, true, m.person_id) AS doubt
FROM registry.study f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE incapacity AS
SELECT f.family_id, f.person_id, from_date, to_date, fact_doubt(from_date, to_date, true, m.person_id) AS doubt
FROM registry.incapacity f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE care AS
SELECT f.family_id, f.person_id, cared_person_id, insured, from_date, to_date,
    fact_doubt(from_date, to_date, true, m.person_id) AS doubt
FROM registry.care f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE award AS
SELECT f.family_id, f.person_id,
    kind IN ('ALTYN_ALQA', 'KUMIS_ALQA', 'MOTHER_HEROINE', 'MATERNAL_GLORY_1', 'MATERNAL_GLORY_2', 'WAR_VETERAN',
        'EQUATED_WITH_WAR_DISABILITY', 'EQUATED_OTHER', 'AFGHANISTAN', 'OTHER_CONFLICTS', 'HOME_FRONT', 'REPRESSION_VICTIM')
        AS is_kind_known,
    kind, from_date, to_date, fact_doubt(from_date, to_date, is_kind_known, m.person_id) AS doubt
FROM registry.award f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE loss AS
SELECT f.family_id, f.person_id, both_parents, from_date, to_date, fact_doubt(from_date, to_date, true, m.person_id) AS doubt
FROM registry.breadwinner_loss f LEFT JOIN ever_member m USING (family_id, person_id);

CREATE TABLE account AS
SELECT f.family_id, f.person_id, iban, bic, from_date, to_date, fact_doubt(from_date, to_date, true, m.person_id) AS doubt
FROM registry.account f LEFT JOIN ever_member m USING (family_id, person_id);

-- T4: kinds that the law does not list cannot be read
CREATE TABLE income AS
SELECT f.family_id, f.person_id, month, kind, amount,
    CASE WHEN amount IS NULL OR amount < 0 OR m.person_id IS NULL
            OR 'income-' || replace(lower(kind), '_', '-') NOT IN (SELECT parameter FROM law WHERE subject = 'TSA')
        THEN 2 ELSE 0 END AS doubt
FROM registry.income f LEFT JOIN ever_member m USING (family_id, person_id);

-- person_id 0: for the family. An application of an unknown code asks for nothing that is known; TSA_CHILD has none of its own
CREATE TABLE application AS
SELECT a.application_id, a.family_id, coalesce(a.person_id, 0) AS person_id, applicant_id, benefit, applied_on, ended_on,
    benefit IN ('TSA', 'DISABILITY', 'LARGE_FAMILY', 'AWARDED_MOTHER', 'DISABLED_CHILD_CARE', 'GROUP_ONE_CARE', 'SURVIVOR',
        'BIRTH_GRANT', 'CHILD_CARE', 'SPECIAL_STATE', 'BURIAL', 'LISTS_ONE_TWO') AS is_benefit_known,
    coalesce(ended_on < applied_on, false) AS is_application_reversed,
    CASE WHEN is_application_reversed OR applicant.person_id IS NULL OR a.person_id IS NOT NULL AND subject.person_id IS NULL
        THEN 2 ELSE 0 END AS doubt
FROM registry.application a
LEFT JOIN ever_member applicant ON applicant.family_id = a.family_id AND applicant.person_id = applicant_id
LEFT JOIN ever_member subject ON subject.family_id = a.family_id AND subject.person_id = a.person_id;

CREATE TABLE tsa_case AS
SELECT application_id, family_id, conclusion, contract_from, contract_to, breached_on, excess_property,
    is_reversed(contract_from, contract_to) AS is_contract_reversed,
    coalesce(conclusion NOT IN ('NEEDY', 'NOT_NEEDY'), false) AS is_conclusion_unknown,
    -- what belongs to an application that there is not belongs to nothing
    CASE WHEN is_contract_reversed OR is_conclusion_unknown
            OR (family_id, application_id) NOT IN (SELECT (family_id, application_id) FROM registry.application)
        THEN 2 ELSE 0 END AS doubt
FROM registry.tsa_case;

-- a region that cannot be read leaves TSA without its line in every world (reading 36)
CREATE TABLE known_region AS
SELECT unnest(['10', '11', '15', '19', '23', '27', '31', '33', '35', '39', '43', '47', '55', '59', '61', '62', '63', '71', '75', '79'])
    AS region;

CREATE TABLE doubtful_family AS
SELECT family_id FROM member_row WHERE doubt > 0
UNION SELECT family_id FROM disability WHERE doubt > 0
UNION SELECT family_id FROM study WHERE doubt > 0
UNION SELECT family_id FROM incapacity WHERE doubt > 0
UNION SELECT family_id FROM care WHERE doubt > 0
UNION SELECT family_id FROM award WHERE doubt > 0
UNION SELECT family_id FROM loss WHERE doubt > 0
UNION SELECT family_id FROM account WHERE doubt > 0
UNION SELECT family_id FROM income WHERE doubt > 0
UNION SELECT family_id FROM application WHERE doubt > 0
UNION SELECT family_id FROM tsa_case WHERE doubt > 0;
