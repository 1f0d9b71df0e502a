-- The months that are paid, and the law in force in each.
-- Given: the variables first_month (of the quarter) and as_of.

-- a run orders the months of its quarter that have begun
CREATE TABLE paid_month AS
SELECT unnest(generate_series(getvariable('first_month'), getvariable('first_month') + INTERVAL 2 MONTH, INTERVAL 1 MONTH))::DATE
    AS month, last_day(month) AS last_day;
DELETE FROM paid_month WHERE month > getvariable('as_of');

-- G1: a coefficient until its next value, an index until its year or quarter ends; nothing falls back
CREATE TABLE figure AS
SELECT month, subject, parameter, region, unit, value, status
FROM paid_month JOIN law ON from_date <= month AND (to_date IS NULL OR to_date > month);

-- the table of statuses: what is not known, or known too little, holds
CREATE MACRO reason_of(status, other_status) AS CASE
    WHEN 'not-found' IN (status, other_status) THEN 'PARAMETER_UNKNOWN'
    WHEN 'unconfirmed' IN (status, other_status) THEN 'PARAMETER_UNCONFIRMED'
END;

-- G2: coefficient x index, rounded up to a whole tenge, once
CREATE MACRO rounded_up(tenge) AS ceil(tenge)::DECIMAL(15, 2);

CREATE TABLE rate AS
SELECT coefficients.month, coefficients.subject AS benefit, coefficients.parameter,
    coefficients.value::DECIMAL(9, 4) AS coefficient, indices.value::DECIMAL(15, 2) AS base,
    rounded_up(coefficient * base) AS amount, reason_of(coefficients.status, indices.status) AS reason
FROM figure coefficients
JOIN figure indices
    ON indices.month = coefficients.month AND indices.subject = coefficients.unit AND indices.parameter IS NULL;

-- G4: under an age through the month of the birthday, at least that age from the month of the birthday on
CREATE MACRO is_under(birth_date, years, month) AS birth_date + to_years(years) >= month;
CREATE MACRO is_at_least(birth_date, years, last_day) AS birth_date + to_years(years) <= last_day;

-- G3: [from, to), and what counts in a month
CREATE MACRO is_reversed(from_date, to_date) AS coalesce(to_date <= from_date, false);
CREATE MACRO holds_in(from_date, to_date, month, last_day) AS
    from_date <= last_day AND (to_date IS NULL OR to_date > month) AND NOT is_reversed(from_date, to_date);

-- G12: refusals before holds, and the order of each
CREATE MACRO refusals() AS ['DUPLICATE_APPLICATION', 'BREACH', 'NOT_NEEDY', 'INCOME', 'INSURED_CARER'];
CREATE MACRO is_refusal(reason) AS coalesce(list_contains(refusals(), reason), false);
CREATE MACRO rank_of(reason) AS list_position(list_concat(refusals(), [
    'MEMBER_IN_DOUBT', 'FACT_IN_DOUBT', 'PARAMETER_UNKNOWN', 'PARAMETER_UNCONFIRMED', 'NO_POVERTY_LINE',
    'COMMISSION_CONCLUSION_MISSING', 'NO_SOCIAL_CONTRACT', 'EXCESS_PROPERTY', 'BIRTH_ORDER_UNKNOWN', 'NO_RATE_FOR_CAUSE',
    'PAYEE_DEAD', 'PAYEE_MINOR', 'NO_ACCOUNT', 'IBAN_INVALID']), reason);
CREATE MACRO first_of(reason, other_reason) AS CASE
    WHEN other_reason IS NULL OR rank_of(reason) <= rank_of(other_reason) THEN reason ELSE other_reason
END;

-- B1, B2: so many months old at most
CREATE MACRO is_born_within(birth_date, months, month) AS birth_date + to_months(months) >= month;
