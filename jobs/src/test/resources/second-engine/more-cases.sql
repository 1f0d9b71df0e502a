-- PostgreSQL: makes a sample registry more difficult than any registry is, so that the rules' corners come up by the
-- hundred: defects of every kind, dates at the edges of months, moves, facts that follow each other, applications at odds.
-- The same registry gives the same rows. Given: the setting sample.first_month.

-- whether this one is hit, one in so many; the salt makes each statement choose others
CREATE FUNCTION pg_temp.hits(id bigint, salt int, one_in int) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    'SELECT mod(hashint8extended(id, salt), one_in) = 0';
-- a number from 0, below the bound
CREATE FUNCTION pg_temp.pick(id bigint, salt int, bound int) RETURNS int LANGUAGE sql IMMUTABLE AS
    'SELECT abs(mod(hashint8extended(id, salt + 1000), bound))::int';
CREATE FUNCTION pg_temp.first_month() RETURNS date LANGUAGE sql STABLE AS
    'SELECT current_setting(''sample.first_month'')::date';
-- mostly the edges of the quarter's months, sometimes any day around
CREATE FUNCTION pg_temp.day(id bigint, salt int) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE pg_temp.pick(id, salt, 3)
        WHEN 0 THEN pg_temp.first_month() + pg_temp.pick(id, salt + 1, 90)
        ELSE (pg_temp.first_month() + make_interval(months => pg_temp.pick(id, salt + 2, 4)))::date + pg_temp.pick(id, salt + 3, 3) - 1
    END $$;

-- birthdays and deaths at the edges
UPDATE registry.member SET birth_date = (pg_temp.day(person_id, 1)
        - make_interval(years => (ARRAY[1, 3, 7, 7, 18, 18, 23, 61, 63, 80])[1 + pg_temp.pick(person_id, 2, 10)]))::date
    WHERE pg_temp.hits(person_id, 1, 25);
UPDATE registry.member SET birth_date = (pg_temp.day(person_id, 3) - interval '18 months')::date, role = 'CHILD'
    WHERE pg_temp.hits(person_id, 2, 120);
UPDATE registry.member SET birth_date = make_date((ARRAY[1960, 1964, 2004, 2008, 2016, 2020])[1 + pg_temp.pick(person_id, 4, 6)], 2, 29)
    WHERE pg_temp.hits(person_id, 3, 500);
UPDATE registry.member SET birth_date = pg_temp.day(person_id, 5) WHERE role = 'CHILD' AND pg_temp.hits(person_id, 4, 300);
UPDATE registry.member SET death_date = pg_temp.day(person_id, 6) WHERE pg_temp.hits(person_id, 5, 120);
UPDATE registry.member SET birth_order = (ARRAY[NULL, 0, 1, 3, 4, 9])[1 + pg_temp.pick(person_id, 7, 6)]
    WHERE pg_temp.hits(person_id, 6, 30);

-- defects of members
UPDATE registry.member SET iin = NULL WHERE pg_temp.hits(person_id, 10, 900);
UPDATE registry.member SET iin = '000000000000' WHERE pg_temp.hits(person_id, 11, 2000);
UPDATE registry.member SET iin = left(iin, 10) || 'A1' WHERE pg_temp.hits(person_id, 12, 2000);
UPDATE registry.member SET iin = left(iin, 11) || ((right(iin, 1)::int + 1) % 10)
    WHERE iin ~ '^\d{12}$' AND pg_temp.hits(person_id, 13, 1500);
UPDATE registry.member m SET iin = other.iin
    FROM (SELECT person_id, lag(iin) OVER (ORDER BY person_id) AS iin FROM registry.member) other
    WHERE other.person_id = m.person_id AND other.iin IS NOT NULL AND pg_temp.hits(m.person_id, 14, 1500);
UPDATE registry.member SET birth_date = DATE '2090-01-31' WHERE pg_temp.hits(person_id, 15, 1500);
UPDATE registry.member SET death_date = birth_date - 1 WHERE pg_temp.hits(person_id, 16, 1500);
UPDATE registry.member SET birth_date = DATE '1880-07-01', death_date = NULL WHERE pg_temp.hits(person_id, 17, 1500);
UPDATE registry.member SET role = 'COUSIN' WHERE pg_temp.hits(person_id, 18, 1200);
UPDATE registry.member SET sex = 'X' WHERE pg_temp.hits(person_id, 19, 1200);
UPDATE registry.member SET residence = 'NOWHERE' WHERE pg_temp.hits(person_id, 20, 1500);
UPDATE registry.member SET to_date = from_date - pg_temp.pick(person_id, 21, 2) * 40 WHERE pg_temp.hits(person_id, 21, 1000);

-- came late, left, came back, moved, stand in two families
UPDATE registry.member SET from_date = pg_temp.day(person_id, 22)
    WHERE to_date IS NULL AND pg_temp.hits(person_id, 22, 300);
UPDATE registry.member SET to_date = pg_temp.day(person_id, 24)
    WHERE to_date IS NULL AND from_date < pg_temp.first_month() - 1 AND pg_temp.hits(person_id, 24, 150);
INSERT INTO registry.member
    SELECT family_id, person_id, iin, birth_date, death_date, sex, CASE WHEN pg_temp.hits(person_id, 27, 3) THEN 'ADULT' ELSE role END,
        residence, birth_order, to_date + pg_temp.pick(person_id, 25, 3) * 15, NULL, recorded_at
    FROM registry.member WHERE to_date > from_date AND pg_temp.hits(person_id, 25, 3)
    ON CONFLICT DO NOTHING;
CREATE TEMP TABLE has_facts AS
    SELECT person_id FROM registry.application WHERE person_id IS NOT NULL
    UNION SELECT applicant_id FROM registry.application
    UNION SELECT person_id FROM registry.income
    UNION SELECT person_id FROM registry.disability
    UNION SELECT person_id FROM registry.study
    UNION SELECT person_id FROM registry.incapacity
    UNION SELECT person_id FROM registry.care
    UNION SELECT cared_person_id FROM registry.care
    UNION SELECT person_id FROM registry.award
    UNION SELECT person_id FROM registry.breadwinner_loss
    UNION SELECT person_id FROM registry.account;
CREATE TEMP TABLE neighbour AS
    SELECT family_id, lead(family_id) OVER (ORDER BY family_id) AS other_id FROM registry.family;
INSERT INTO registry.member
    SELECT other_id, person_id, iin, birth_date, death_date, sex, role, residence, birth_order,
        CASE WHEN to_date IS NULL THEN pg_temp.day(person_id, 28) ELSE to_date + pg_temp.pick(person_id, 29, 3) * 10 END,
        CASE WHEN pg_temp.hits(person_id, 30, 4) THEN (pg_temp.first_month() + interval '4 months')::date END, recorded_at
    FROM registry.member JOIN neighbour USING (family_id)
    -- who moves has nothing that would move along: the frozen registry hands that back for the months before, and this
    -- engine, which looks at one family's rows, does not
    WHERE other_id IS NOT NULL AND (to_date IS NULL OR to_date > from_date AND person_id NOT IN (SELECT person_id FROM has_facts))
        AND pg_temp.hits(person_id, 28, CASE WHEN to_date IS NULL THEN 700 ELSE 5 END)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.member
    SELECT 9000000000 + family_id, 9000000000 + person_id, NULL, birth_date, death_date, sex, role, residence, birth_order,
        from_date, to_date, recorded_at
    FROM registry.member WHERE pg_temp.hits(person_id, 31, 3000);

-- facts, some of them of somebody who is no member
CREATE TEMP TABLE chosen AS
    SELECT DISTINCT family_id, person_id + CASE WHEN pg_temp.hits(person_id, 40, 60) THEN 8000000000 ELSE 0 END AS person_id,
        birth_date, recorded_at
    FROM registry.member WHERE family_id < 9000000000
        AND person_id NOT IN (SELECT earlier.person_id FROM registry.member earlier JOIN registry.member later USING (person_id)
                              WHERE earlier.family_id <> later.family_id AND later.from_date >= earlier.to_date);
CREATE INDEX ON chosen (family_id);
ANALYZE chosen;
CREATE FUNCTION pg_temp.end_of(id bigint, salt int, from_date date) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE pg_temp.pick(id, salt, 12)
        WHEN 0 THEN from_date - pg_temp.pick(id, salt + 1, 2) * 20
        WHEN 1 THEN from_date + 1 WHEN 2 THEN from_date + 40
        WHEN 3 THEN greatest(from_date + 1, pg_temp.day(id, salt + 2))
        WHEN 4 THEN greatest(from_date + 1, pg_temp.day(id, salt + 3)) END $$;
CREATE FUNCTION pg_temp.start_of(id bigint, salt int) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN pg_temp.hits(id, salt, 2) THEN pg_temp.day(id, salt) ELSE pg_temp.first_month() - 30 - pg_temp.pick(id, salt, 700) END
    $$;
INSERT INTO registry.disability
    SELECT family_id, person_id, (ARRAY[0, 1, 1, 2, 2, 3, 3, 4])[1 + pg_temp.pick(person_id, 41, 8)],
        (ARRAY['GENERAL', 'GENERAL', 'SINCE_CHILDHOOD', 'SINCE_CHILDHOOD', 'WORK_INJURY', 'MILITARY', 'EMERGENCY', 'FATE'])
            [1 + pg_temp.pick(person_id, 42, 8)],
        start, pg_temp.end_of(person_id, 44, start), recorded_at
    FROM chosen, pg_temp.start_of(person_id, 43) start WHERE pg_temp.hits(person_id, 41, 30)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.disability
    SELECT family_id, person_id, 1 + pg_temp.pick(person_id, 46, 3), cause, start, pg_temp.end_of(person_id, 48, start), recorded_at
    FROM registry.disability, pg_temp.start_of(person_id, 47) start WHERE pg_temp.hits(person_id, 46, 4)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.study
    SELECT family_id, person_id, start, pg_temp.end_of(person_id, 51, start), recorded_at
    FROM chosen, pg_temp.start_of(person_id, 50) start
    WHERE birth_date BETWEEN pg_temp.first_month() - 9000 AND pg_temp.first_month() - 5500 AND pg_temp.hits(person_id, 50, 8)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.incapacity
    SELECT family_id, person_id, start, pg_temp.end_of(person_id, 54, start), recorded_at
    FROM chosen, pg_temp.start_of(person_id, 53) start WHERE pg_temp.hits(person_id, 53, 60)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.breadwinner_loss
    SELECT family_id, person_id, pg_temp.hits(person_id, 57, 3), start, pg_temp.end_of(person_id, 58, start), recorded_at
    FROM chosen, pg_temp.start_of(person_id, 56) start
    WHERE birth_date > pg_temp.first_month() - 8700 AND pg_temp.hits(family_id, 56, 25) AND NOT pg_temp.hits(person_id, 59, 3)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.breadwinner_loss
    SELECT family_id, person_id, NOT both_parents, start, pg_temp.end_of(person_id, 61, start), recorded_at
    FROM registry.breadwinner_loss, pg_temp.start_of(person_id, 60) start WHERE pg_temp.hits(person_id, 60, 6)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.award
    SELECT family_id, person_id,
        (ARRAY['ALTYN_ALQA', 'KUMIS_ALQA', 'MOTHER_HEROINE', 'MATERNAL_GLORY_1', 'MATERNAL_GLORY_2', 'WAR_VETERAN',
            'EQUATED_WITH_WAR_DISABILITY', 'EQUATED_OTHER', 'AFGHANISTAN', 'OTHER_CONFLICTS', 'HOME_FRONT', 'REPRESSION_VICTIM', 'HERO'])
            [1 + pg_temp.pick(person_id, 62 + turn, 13)],
        start, pg_temp.end_of(person_id, 64 + turn, start), recorded_at
    FROM chosen, generate_series(0, 1) turn, pg_temp.start_of(person_id, 66 + turn) start WHERE pg_temp.hits(person_id, 62, 40)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.care
    SELECT a.family_id, a.person_id, b.person_id, pg_temp.hits(b.person_id, 71, 4), start, pg_temp.end_of(a.person_id, 73, start), a.recorded_at
    FROM chosen a JOIN chosen b USING (family_id), pg_temp.start_of(a.person_id, 72) start
    WHERE a.person_id <> b.person_id AND a.birth_date < pg_temp.first_month() - 5000 AND pg_temp.hits(a.person_id * 7 + b.person_id, 70, 30)
    ON CONFLICT DO NOTHING;

-- incomes
INSERT INTO registry.income
    SELECT family_id, person_id, (pg_temp.first_month() - make_interval(months => pg_temp.pick(person_id, 81 + turn, 5)))::date,
        (ARRAY['WAGE', 'LOAN', 'GIFT', 'TSA', 'HOUSING_AID', 'OTHER', 'SCHOLARSHIP', 'DISABILITY_CHILD', 'TREASURE'])
            [1 + pg_temp.pick(person_id, 83 + turn, 9)],
        CASE pg_temp.pick(person_id, 85 + turn, 10) WHEN 0 THEN NULL WHEN 1 THEN -5 ELSE pg_temp.pick(person_id, 87 + turn, 9000000) / 100.0 END,
        recorded_at
    FROM chosen, generate_series(0, 1) turn WHERE pg_temp.hits(person_id, 80, 25)
    ON CONFLICT DO NOTHING;
DELETE FROM registry.income WHERE pg_temp.hits(family_id, 89, 6);

-- applications for all benefits, by all kinds of applicants
INSERT INTO registry.application
    SELECT 7000000000 + turn * 1000000000 + person_id, family_id, CASE WHEN benefit NOT IN ('TSA', 'LARGE_FAMILY', 'SURVIVOR') THEN person_id END,
        CASE pg_temp.pick(person_id, 91 + turn, 12) WHEN 0 THEN person_id + 8000000000 WHEN 1 THEN person_id ELSE head END,
        benefit, applied,
        CASE pg_temp.pick(person_id, 93 + turn, 8) WHEN 0 THEN applied - 1 WHEN 1 THEN applied
            WHEN 2 THEN greatest(applied, pg_temp.day(person_id, 95 + turn)) END,
        recorded_at
    FROM (SELECT *, min(person_id) FILTER (WHERE birth_date < pg_temp.first_month() - 6600) OVER (PARTITION BY family_id) AS head FROM chosen) c,
        generate_series(0, 1) turn,
        pg_temp.start_of(person_id, 97 + turn) applied,
        LATERAL (SELECT (ARRAY['TSA', 'TSA', 'TSA', 'LARGE_FAMILY', 'DISABILITY', 'DISABILITY', 'AWARDED_MOTHER', 'DISABLED_CHILD_CARE',
            'GROUP_ONE_CARE', 'SURVIVOR', 'BIRTH_GRANT', 'CHILD_CARE', 'SPECIAL_STATE', 'BURIAL', 'LISTS_ONE_TWO', 'LOTTERY'])
            [1 + pg_temp.pick(person_id, 99, 16)] AS benefit) b
    WHERE head IS NOT NULL AND pg_temp.hits(person_id, 90 + turn, 12)
    ON CONFLICT DO NOTHING;
INSERT INTO registry.application
    SELECT 10000000000 + f.person_id, f.family_id, CASE WHEN benefit <> 'SURVIVOR' THEN f.person_id END, c.person_id, benefit, applied, NULL, f.recorded_at
    FROM (SELECT family_id, person_id, recorded_at, 'DISABILITY' AS benefit FROM registry.disability
        UNION ALL SELECT family_id, min(person_id), min(recorded_at), 'SURVIVOR' FROM registry.breadwinner_loss GROUP BY family_id
        UNION ALL SELECT family_id, person_id, min(recorded_at), 'SPECIAL_STATE' FROM registry.award GROUP BY family_id, person_id) f
    JOIN LATERAL (SELECT person_id FROM chosen WHERE chosen.family_id = f.family_id ORDER BY birth_date LIMIT 1) c ON true,
        pg_temp.start_of(f.person_id, 101) applied
    WHERE pg_temp.hits(f.person_id, 100, 2)
    ON CONFLICT DO NOTHING;
UPDATE registry.application SET ended_on = pg_temp.day(application_id, 103) WHERE pg_temp.hits(application_id, 103, 40);
UPDATE registry.application SET applied_on = pg_temp.day(application_id, 104) WHERE pg_temp.hits(application_id, 104, 60);

-- cases of TSA
INSERT INTO registry.tsa_case
    SELECT application_id, family_id, 'NEEDY', applied_on, NULL, NULL, false, recorded_at
    FROM registry.application WHERE benefit = 'TSA' AND NOT pg_temp.hits(application_id, 110, 8)
    ON CONFLICT DO NOTHING;
UPDATE registry.tsa_case SET conclusion = (ARRAY[NULL, 'NOT_NEEDY', 'MAYBE'])[1 + pg_temp.pick(application_id, 111, 3)]
    WHERE pg_temp.hits(application_id, 111, 10);
UPDATE registry.tsa_case SET excess_property = true WHERE pg_temp.hits(application_id, 112, 20);
UPDATE registry.tsa_case SET contract_from = pg_temp.day(application_id, 113),
        contract_to = CASE WHEN pg_temp.hits(application_id, 114, 2) THEN pg_temp.day(application_id, 115) END
    WHERE pg_temp.hits(application_id, 113, 8);
UPDATE registry.tsa_case c SET breached_on = CASE pg_temp.pick(a.application_id, 116, 5)
        WHEN 0 THEN (applied_on - interval '6 months')::date WHEN 1 THEN (applied_on - interval '6 months')::date - 1
        WHEN 2 THEN applied_on WHEN 3 THEN applied_on + 1 ELSE pg_temp.day(a.application_id, 117) END
    FROM registry.application a WHERE a.application_id = c.application_id AND pg_temp.hits(a.application_id, 116, 25);

-- accounts
DELETE FROM registry.account WHERE pg_temp.hits(person_id, 120, 60);
UPDATE registry.account SET iban = left(iban, 18) || '00' WHERE pg_temp.hits(person_id, 121, 80);
UPDATE registry.account SET iban = 'DE' || substr(iban, 3) WHERE pg_temp.hits(person_id, 122, 300);
UPDATE registry.account SET to_date = pg_temp.day(person_id, 123) WHERE pg_temp.hits(person_id, 123, 80);
UPDATE registry.account SET to_date = from_date - 1 WHERE pg_temp.hits(person_id, 124, 150);
INSERT INTO registry.account
    SELECT family_id, person_id, other.iban, other.bic, start, pg_temp.end_of(person_id, 126, start), recorded_at
    FROM registry.account JOIN (SELECT person_id, lag(iban) OVER (ORDER BY person_id) AS iban, lag(bic) OVER (ORDER BY person_id) AS bic
        FROM registry.account) other USING (person_id), pg_temp.start_of(person_id, 125) start
    WHERE other.iban IS NOT NULL AND pg_temp.hits(person_id, 125, 25)
    ON CONFLICT DO NOTHING;

-- who moves, in the sample already, has nothing that moves along either
CREATE TEMP TABLE mover AS
    SELECT DISTINCT person_id FROM registry.member earlier JOIN registry.member later USING (person_id)
    WHERE earlier.family_id <> later.family_id AND later.from_date >= earlier.to_date;
DELETE FROM registry.tsa_case USING registry.application a JOIN mover ON mover.person_id IN (a.person_id, a.applicant_id)
    WHERE a.application_id = tsa_case.application_id;
DELETE FROM registry.application a USING mover WHERE mover.person_id IN (a.person_id, a.applicant_id);
DELETE FROM registry.income f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.disability f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.study f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.incapacity f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.care f USING mover WHERE mover.person_id IN (f.person_id, f.cared_person_id);
DELETE FROM registry.award f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.breadwinner_loss f USING mover WHERE f.person_id = mover.person_id;
DELETE FROM registry.account f USING mover WHERE f.person_id = mover.person_id;

-- families, and what is not recorded yet
UPDATE registry.family SET region = '99' WHERE pg_temp.hits(family_id, 130, 600);
UPDATE registry.family SET wellbeing_level = 1 + pg_temp.pick(family_id, 131, 3) WHERE pg_temp.hits(family_id, 131, 10);
DELETE FROM registry.member WHERE pg_temp.hits(family_id, 132, 2000);
UPDATE registry.member SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 140, 800);
UPDATE registry.disability SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 141, 80);
UPDATE registry.study SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 142, 80);
UPDATE registry.incapacity SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 143, 80);
UPDATE registry.care SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 144, 80);
UPDATE registry.award SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 145, 80);
UPDATE registry.breadwinner_loss SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 146, 80);
UPDATE registry.income SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 147, 80);
UPDATE registry.application SET recorded_at = '2100-01-01' WHERE pg_temp.hits(application_id, 148, 80);
UPDATE registry.tsa_case SET recorded_at = '2100-01-01' WHERE pg_temp.hits(application_id, 149, 80);
UPDATE registry.account SET recorded_at = '2100-01-01' WHERE pg_temp.hits(person_id, 150, 80);
ANALYZE;
