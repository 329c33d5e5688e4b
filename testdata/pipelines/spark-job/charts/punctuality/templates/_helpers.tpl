{{- define "punctuality.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "punctuality.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "punctuality.historyLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-history
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
