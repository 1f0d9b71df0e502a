-- From worlds to answers: X4; G6; readings 9, 29, 32, 33, 35, 37, 38, 46.

CREATE TABLE answer (
    state VARCHAR, benefit VARCHAR, month DATE, family_id BIGINT, person_id BIGINT, reason VARCHAR, amount DECIMAL(15, 2),
    base DECIMAL(15, 2), coefficient DECIMAL(9, 4), quantity INTEGER, form VARCHAR, payee_id BIGINT, payee_iin VARCHAR,
    iban VARCHAR, bic VARCHAR
);

-- G6, reading 37: each later application, without rows in doubt
INSERT INTO answer BY NAME
SELECT 'REFUSED' AS state, benefit, month, family_id, person_id, 'DUPLICATE_APPLICATION' AS reason
FROM counted_application
WHERE world = 0 AND place > 1;

INSERT INTO answer BY NAME
SELECT * EXCLUDE (world, application_id)
FROM outcome ANTI JOIN doubtful_family USING (family_id);

-- what is told apart: what is due and who is paid how, also of what is held for another reason, since doubt comes before it (G12)
CREATE TABLE doubtful AS
SELECT benefit, month, family_id, person_id, any_value(o) FILTER (world = 0) AS w0, any_value(o) FILTER (world = 1) AS w1,
    any_value(o) FILTER (world = 2) AS w2,
    any_value(told) FILTER (world = 0) IS NOT DISTINCT FROM any_value(told) FILTER (world = 1) AS is_same_with_members,
    any_value(told) FILTER (world = 1) IS NOT DISTINCT FROM any_value(told) FILTER (world = 2) AS is_same_with_facts,
    CASE WHEN is_same_with_members AND NOT coalesce(bool_or(reason = 'MEMBER_IN_DOUBT'), false)
        THEN 'FACT_IN_DOUBT' ELSE 'MEMBER_IN_DOUBT' END AS doubt
FROM (
    SELECT world, benefit, month, family_id, person_id, reason,
        {state: state, application: application_id, reason: reason, amount: amount, base: base, coefficient: coefficient,
            quantity: quantity, form: form, payee_id: payee_id, payee_iin: payee_iin, iban: iban, bic: bic} AS o,
        {state: state, application: application_id, reason: reason, amount: amount, quantity: quantity, form: form,
            payee_id: payee_id, payee_iin: payee_iin, iban: iban, bic: bic} AS told
    FROM outcome SEMI JOIN doubtful_family USING (family_id))
GROUP BY benefit, month, family_id, person_id;

-- reading 33: refused in every world, for as many members with those in doubt as without them
ALTER TABLE doubtful ADD COLUMN is_sure BOOLEAN;
UPDATE doubtful SET is_sure = is_same_with_members AND is_same_with_facts
    OR coalesce(w0.state = 'REFUSED' AND w1.state = 'REFUSED' AND w2.state = 'REFUSED' AND w0.quantity = w1.quantity, false);

INSERT INTO answer BY NAME
SELECT w0.state, benefit, month, family_id, person_id, w0.reason, w0.amount, w0.base, w0.coefficient, w0.quantity, w0.form,
    w0.payee_id, w0.payee_iin, w0.iban, w0.bic
FROM doubtful WHERE is_sure;

-- X4: LARGE_FAMILY and SURVIVOR as far as they are sure, the rest held
CREATE TABLE partly_sure AS
SELECT *,
    CASE least(w0.amount, w1.amount, w2.amount) WHEN w0.amount THEN w0 WHEN w1.amount THEN w1 ELSE w2 END AS sure,
    greatest(w0.amount, w1.amount, w2.amount) - least(w0.amount, w1.amount, w2.amount) AS rest
FROM doubtful
WHERE benefit IN ('LARGE_FAMILY', 'SURVIVOR') AND NOT is_sure
    AND w0.state = 'ORDERED' AND w1.state = 'ORDERED' AND w2.state = 'ORDERED'
    AND w0.application = w1.application AND w1.application = w2.application
    AND (w0.payee_id, w0.payee_iin, w0.iban, w0.bic) IS NOT DISTINCT FROM (w1.payee_id, w1.payee_iin, w1.iban, w1.bic)
    AND (w1.payee_id, w1.payee_iin, w1.iban, w1.bic) IS NOT DISTINCT FROM (w2.payee_id, w2.payee_iin, w2.iban, w2.bic);

INSERT INTO answer BY NAME
SELECT 'ORDERED' AS state, benefit, month, family_id, person_id, sure.amount, sure.base, sure.coefficient, sure.quantity,
    sure.form, sure.payee_id, sure.payee_iin, sure.iban, sure.bic
FROM partly_sure;

INSERT INTO answer BY NAME
SELECT 'HELD' AS state, benefit, month, family_id, person_id,
    doubt AS reason, rest AS amount
FROM partly_sure WHERE rest > 0;

-- reading 38: offered to the sure amount
INSERT INTO answer BY NAME
SELECT 'UNCLAIMED' AS state, benefit, month, family_id, person_id,
    CASE WHEN w0.amount IS NOT NULL THEN least(w0.amount, w1.amount, w2.amount) END AS amount
FROM doubtful
WHERE benefit IN ('LARGE_FAMILY', 'SURVIVOR') AND NOT is_sure
    AND w0.state = 'UNCLAIMED' AND w1.state = 'UNCLAIMED' AND w2.state = 'UNCLAIMED';

-- all else that differs is held, to the amount of the fullest world in which something is due
INSERT INTO answer BY NAME
SELECT 'HELD' AS state, benefit, month, family_id, person_id,
    doubt AS reason,
    CASE WHEN w2.state <> 'REFUSED' THEN w2.amount
        WHEN w1.state <> 'REFUSED' THEN w1.amount
        WHEN w0.state <> 'REFUSED' THEN w0.amount END AS amount
FROM doubtful
ANTI JOIN partly_sure USING (benefit, month, family_id, person_id)
WHERE NOT is_sure
    AND coalesce(w0.application, w1.application, w2.application) IS NOT NULL;
