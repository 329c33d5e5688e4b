{{ config(materialized='table') }}
-- depends_on: {{ ref('orders') }}
select
    {{ dbt_utils.generate_surrogate_key(['o.id', 'o.day']) }} as key,
    {% for column in adapter.get_columns_in_relation(ref('orders')) -%}
    o.{{ column.name }}{{ "," if not loop.last }}
    {% endfor %}
from {{ ref('orders') }} as o
{% if var('with_customers', false) %}
join {{ ref('customers') }} as c on c.id = o.customer_id
{% endif %}
{% if target.name == 'dev' %}
limit 1000
{% endif %}
