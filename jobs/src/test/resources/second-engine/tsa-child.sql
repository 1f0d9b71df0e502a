-- TSA_CHILD: C1; reading 24. Ordered, held, refused, unclaimed with TSA, to its payee and for its reason.
INSERT INTO answer BY NAME
WITH ages AS (
    SELECT month,
        max(value) FILTER (parameter = 'from-age')::INTEGER AS from_age,
        max(value) FILTER (parameter = 'until-age')::INTEGER AS until_age
    FROM figure WHERE subject = 'TSA_CHILD' GROUP BY month
), children AS (
    -- in the worlds in which TSA comes to anything; by reading 35 the amount is that of a world in which it is due
    SELECT month, family_id, person_id, bool_or(state <> 'REFUSED') AS is_due, bool_or(state IN ('ORDERED', 'HELD')) AS is_claimed
    FROM person
    JOIN ages USING (month)
    JOIN (SELECT world, month, family_id, state FROM outcome WHERE benefit = 'TSA') USING (world, month, family_id)
    WHERE role <> 'ADULT' AND is_at_least(birth_date, from_age, last_day) AND is_under(birth_date, until_age, month)
    GROUP BY month, family_id, person_id
)
SELECT CASE WHEN state = 'ORDERED' AND r.reason IS NOT NULL THEN 'HELD' ELSE state END AS state,
    'TSA_CHILD' AS benefit, month, family_id, c.person_id,
    CASE WHEN state = 'ORDERED' THEN r.reason ELSE a.reason END AS reason,
    -- reading 27: what is unclaimed has an amount only where nothing but a payee could hold it
    CASE WHEN state <> 'REFUSED' AND (is_claimed OR is_due AND r.reason IS NULL) THEN r.amount END AS amount,
    r.base, r.coefficient, 1 AS quantity, payee_id, payee_iin, iban, bic
FROM (FROM answer WHERE benefit = 'TSA' AND coalesce(reason <> 'DUPLICATE_APPLICATION', true)) a
JOIN children c USING (month, family_id)
JOIN (FROM rate WHERE benefit = 'TSA_CHILD' AND parameter = 'per-child') r USING (month);
