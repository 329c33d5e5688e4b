{#- Events, one row each; see docs -#}
{{
    config(
        materialized = 'incremental',
        incremental_strategy = 'merge',
        unique_key = ['event_id'],
        partition_by = {'field': 'event_date', 'data_type': 'date'},
        post_hook = "{{ grant_select(this) }}"
    )
}}

{%- set kinds = dbt_utils.get_column_values(ref('event_kinds'), 'kind') -%}
{%- set lookback = var('lookback_days', 3) -%}

with source as (

    select * from {{ source('web', 'events') }}
    {% if is_incremental() -%}
    where event_date >= (select date_sub(max(event_date), {{ lookback }}) from {{ this }})
    {%- else -%}
    where event_date >= date '{{ var("first_day") }}'
    {%- endif %}

),

{% for kind in kinds %}
{{ kind }}_events as (
    select event_id, '{{ kind }}' as kind
    from source
    where kind = '{{ kind }}'
){% if not loop.last %},{% endif %}
{% endfor %}

{{ unioned(kinds) }}

{% if target.name == 'dev' %}
limit {{ var('dev_rows', 100) }}
{% elif target.name == 'ci' %}
limit 10
{% endif %}
