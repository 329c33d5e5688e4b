"""Runs the cases of the Kubernetes bench in turns and prints medians; called by bench/kubernetes."""

import glob
import os
import re
import shutil
import sys
import zipfile

from processes import sample, table

RUNS = int(sys.argv[1])
BENCH = os.path.abspath("target/bench-kubernetes")
MANIFESTS, SCHEMAS = f"{BENCH}/manifests", f"{BENCH}/schemas"
LINTEL = [os.path.abspath("bin/lintel"), "check", "--no-config", "--no-cache", "--persona", "auditor", "--format", "concise", "."]
APPLICATIONS = 50

METADATA = "metadata:\n  name: {name}\n  namespace: {namespace}\n  labels:\n    app.kubernetes.io/name: {name}\n    team: {team}\n"
POD = """    metadata:
      labels:
        app.kubernetes.io/name: {name}
        team: {team}
    spec:
      serviceAccountName: {name}
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {name}
          image: registry.example/{team}/{name}:{version}
          ports:
            - name: http
              containerPort: {port}
          envFrom:
            - configMapRef:
                name: {name}
          env:
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: {memory}Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          livenessProbe:
            tcpSocket:
              port: http
            initialDelaySeconds: 20
          volumeMounts:
            - name: scratch
              mountPath: /tmp
        - name: shipper
          image: registry.example/platform/shipper:2.4.{patch}
          args: ["--target", "http://collector.observability:4318"]
      volumes:
        - name: scratch
          emptyDir:
            sizeLimit: 64Mi
"""
FILES = {
    "namespace": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {namespace}\n",
    "deployment": "apiVersion: apps/v1\nkind: Deployment\n"
    + METADATA
    + "spec:\n  replicas: {replicas}\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: {name}\n  template:\n"
    + POD,
    "statefulset": "apiVersion: apps/v1\nkind: StatefulSet\n"
    + METADATA.replace("name: {name}\n  namespace", "name: {name}-store\n  namespace", 1)
    + "spec:\n  serviceName: {name}\n  replicas: 3\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: {name}\n  template:\n"
    + POD
    + "  volumeClaimTemplates:\n    - metadata:\n        name: data\n      spec:\n        accessModes: [ReadWriteOnce]\n        resources:\n"
    + "          requests:\n            storage: 10Gi\n",
    "cronjob": "apiVersion: batch/v1\nkind: CronJob\n"
    + METADATA
    + 'spec:\n  schedule: "{patch} 3 * * *"\n  concurrencyPolicy: Forbid\n  jobTemplate:\n    spec:\n      backoffLimit: 2\n      template:\n'
    + "\n".join(("    " + line if line else line) for line in POD.replace("{name}-", "{name}").splitlines())
    + "\n          restartPolicy: Never\n",
    "service": "apiVersion: v1\nkind: Service\n"
    + METADATA
    + "spec:\n  selector:\n    app.kubernetes.io/name: {name}\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n",
    "ingress": "apiVersion: networking.k8s.io/v1\nkind: Ingress\n"
    + METADATA
    + "spec:\n  ingressClassName: nginx\n  tls:\n    - hosts: [{name}.example.com]\n      secretName: {name}-tls\n  rules:\n"
    + "    - host: {name}.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n"
    + "              service:\n                name: {name}\n                port:\n                  name: http\n",
    "configmap": "apiVersion: v1\nkind: ConfigMap\n"
    + METADATA
    + "data:\n  LOG_LEVEL: info\n  application.yaml: |\n    server:\n      port: {port}\n    cache:\n      size: {memory}\n",
    "autoscaler": "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n"
    + METADATA
    + "spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {name}\n  minReplicas: 2\n  maxReplicas: 10\n"
    + "  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n"
    + "          averageUtilization: 70\n",
    "disruption": "apiVersion: policy/v1\nkind: PodDisruptionBudget\n"
    + METADATA
    + "spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: {name}\n",
    "network": "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
    + METADATA
    + "spec:\n  podSelector:\n    matchLabels:\n      app.kubernetes.io/name: {name}\n  policyTypes: [Ingress]\n  ingress:\n    - ports:\n"
    + "        - port: {port}\n",
    "account": "apiVersion: v1\nkind: ServiceAccount\n" + METADATA + "automountServiceAccountToken: false\n",
    "access": "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n"
    + METADATA
    + 'rules:\n  - apiGroups: [""]\n    resources: [configmaps]\n    verbs: [get, list, watch]\n---\n'
    + "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n"
    + METADATA
    + "roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: {name}\nsubjects:\n  - kind: ServiceAccount\n    name: {name}\n",
}


def tree():
    """Writes the 600 manifests, twelve of each application, which differ in names, ports, sizes and a few flaws."""
    shutil.rmtree(MANIFESTS, ignore_errors=True)
    os.makedirs(f"{MANIFESTS}/.git")
    for index in range(APPLICATIONS):
        name = f"service-{index:02}"
        os.mkdir(f"{MANIFESTS}/{name}")
        values = {
            "name": name,
            "namespace": f"team-{index % 7}",
            "team": f"team-{index % 7}",
            "version": "latest" if index % 10 == 0 else f"1.{index}.0",
            "port": 8000 + index,
            "memory": 64 if index % 25 == 0 else 256 + index,
            "replicas": 1 + index % 4,
            "patch": index % 60,
        }
        for kind, text in FILES.items():
            with open(f"{MANIFESTS}/{name}/{kind}.yaml", "w") as file:
                file.write(text.format(**values))


def schemas():
    """Unpacks the schemas of Kubernetes 1.35 for kubeconform; tells whether they are there."""
    wheels = glob.glob("target/peers/kubernetes_validate-*.whl")
    if not os.path.isdir(SCHEMAS) and wheels:
        os.makedirs(SCHEMAS)
        with zipfile.ZipFile(wheels[0]) as wheel:
            for name in wheel.namelist():
                if "/v1.35.0-local-strict/" in name and name.endswith(".json"):
                    with open(f"{SCHEMAS}/{os.path.basename(name)}", "wb") as file:
                        # The wheel's own loader resolves these from a root of its own.
                        own = "" if name.endswith("/_definitions.json") else f"file://{SCHEMAS}/_definitions.json"
                        file.write(re.sub(rb'"[^"#]*_definitions\.json#', f'"{own}#'.encode(), wheel.read(name)))
    return os.path.isdir(SCHEMAS)


def cases():
    """Gives each case: its name and its command, which runs in the directory of the manifests."""
    yield "lintel, all rules", LINTEL
    files = sorted(glob.glob(f"{MANIFESTS}/*/*.yaml"))
    if shutil.which("kube-linter"):
        yield "kube-linter", ["kube-linter", "lint", "."]
    if shutil.which("kube-score"):
        yield "kube-score", ["kube-score", "score", "--output-format", "ci", *files]
    if shutil.which("kubeconform") and schemas():
        location = SCHEMAS + "/{{ .ResourceKind }}{{ .KindSuffix }}.json"
        yield "kubeconform", ["kubeconform", "-strict", "-schema-location", location, "."]


def main():
    tree()
    medians = table(f"{len(glob.glob(MANIFESTS + '/*/*.yaml'))} manifests", RUNS, sample(RUNS, cases, MANIFESTS))
    if len(medians) > 2:
        own, *others = medians.values()
        print(f"{'the peers in turn':24} {sum(others):8.1f} {'':21}  {own / sum(others):6.2f} of it")


main()
