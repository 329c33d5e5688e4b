select id, amount from {{ ref('orders') }} where amount < {{ var('least', 0) }}
