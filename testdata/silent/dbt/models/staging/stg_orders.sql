-- depends_on: {{ ref('shops') }}
{% macro cents(column) %}({{ column }} / 100)::decimal(18, 2){% endmacro %}
{{ config(materialized='view') }}
{{ log_start() }}

with orders as (
    select
        o.order_id,
        o.shop_id,
        {{ cents('o.total_cents') }} as total,
        {{ dbt_utils.generate_surrogate_key([
            'o.order_id',
            'o.shop_id',
        ]) }} as order_key
        -- {{ dbt_utils.star(
        --     from=ref('shops'), except=['shop_id']
        -- ) }},
    from {{ source('shop', 'orders') }} as o
    inner join {{ ref('shops') }} as s on s.shop_id = o.shop_id
    {{ filter_deleted('o') }}
)

select order_id, shop_id, total, order_key from orders
{% raw %}/* {{ not a template }} */{% endraw %}
