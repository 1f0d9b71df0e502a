-- BIRTH_GRANT: B1, G10; readings 30, 47 to 49. The MRP is that of the month of birth.
INSERT INTO finding
WITH terms AS (
    SELECT month,
        max(value) FILTER (parameter = 'more-from-child')::INTEGER AS more_from,
        max(value) FILTER (parameter = 'within-months')::INTEGER AS within_months
    FROM figure WHERE subject = 'BIRTH_GRANT' GROUP BY month
), due AS (
    SELECT p.world, p.month, p.family_id, p.person_id, birth_date,
        CASE WHEN birth_order >= more_from THEN 'fourth-and-later' WHEN birth_order >= 1 THEN 'first-to-third' END AS parameter
    FROM person p
    JOIN terms USING (month)
    LEFT JOIN (FROM claim WHERE benefit = 'BIRTH_GRANT') c USING (world, month, family_id, person_id)
    WHERE CASE WHEN application_id IS NOT NULL
        THEN applied_on >= month AND (is_born_in_future OR applied_on >= birth_date)
            AND birth_date + to_months(within_months) >= applied_on
        ELSE is_born_within(birth_date, within_months, month)
            AND (month = getvariable('first_month') OR birth_date >= month) END
)
SELECT world, d.month, 'BIRTH_GRANT', family_id, person_id,
    CASE WHEN d.parameter IS NULL THEN 'BIRTH_ORDER_UNKNOWN' ELSE reason_of(c.status, coalesce(mrp.status, 'not-found')) END,
    rounded_up(c.value::DECIMAL(9, 4) * mrp.value::DECIMAL(15, 2)), mrp.value, c.value, 1, NULL
FROM due d
LEFT JOIN figure c ON c.month = d.month AND c.subject = 'BIRTH_GRANT' AND c.parameter = d.parameter
LEFT JOIN law mrp ON mrp.subject = 'mrp' AND d.parameter IS NOT NULL
    -- a birth that is believed to be after the month has the month's own
    AND least(birth_date, d.month) >= mrp.from_date AND least(birth_date, d.month) < mrp.to_date;
