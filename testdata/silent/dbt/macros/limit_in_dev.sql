{% macro limit_in_dev(days=3) -%}
  {%- if target.name == 'dev' -%}
    and updated_at >= {{ dbt.dateadd('day', -days, 'current_timestamp') }}
  {%- endif -%}
{%- endmacro %}
