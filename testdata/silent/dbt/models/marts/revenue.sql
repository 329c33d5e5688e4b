{{ config(materialized='incremental', unique_key='order_id', tags=['daily']) }}

{% set methods = ['card', 'transfer', 'cash'] %}

with orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    where updated_at > (select coalesce(max(updated_at), '1900-01-01') from {{ this }})
    {% endif %}
),

payments as (
    select
        order_id,
        {%- for method in methods %}
        sum(case when method = '{{ method }}' then amount else 0 end) as {{ method }}_amount
        {%- if not loop.last %},{% endif %}
        {%- endfor %}
    from {{ source('shop', 'payments') }}
    group by 1
)

{# one row per order #}
select o.order_id, o.updated_at, {{ dbt_utils.star(from=ref('payments'), except=['order_id']) }}
from orders as o
left join payments as p using (order_id)
where o.status != 'draft' {{ limit_in_dev() }}
