"""Runs the cases of the Kubernetes bench in turns and prints medians; called by bench/kubernetes."""

import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

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


def run(command):
    """Gives wall milliseconds and peak resident megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=MANIFESTS, env=dict(os.environ, LINTEL_NO_BUILD="1"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - start) * 1000
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{' '.join(command[:6])} ended with {code}")
    return wall, usage.ru_maxrss / 1024


def main():
    tree()
    samples = {}
    for _ in range(RUNS + 1):
        for name, command in cases():
            samples.setdefault(name, []).append(run(command))
    medians = {name: statistics.median(wall for wall, _ in values[1:]) for name, values in samples.items()}
    own = medians["lintel, all rules"]
    print(f"{len(glob.glob(MANIFESTS + '/*/*.yaml'))} manifests, median of {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':24} {'wall ms':>8} {'min':>7} {'max':>7} {'MB':>5}  lintel takes")
    for name, values in samples.items():
        walls = [wall for wall, _ in values[1:]]
        memory = max(memory for _, memory in values)
        ratio = "" if name.startswith("lintel") else f"{own / medians[name]:6.2f} of it"
        print(f"{name:24} {medians[name]:8.1f} {min(walls):7.1f} {max(walls):7.1f} {memory:5.0f}  {ratio}")
    if len(medians) > 2:
        chain = sum(wall for name, wall in medians.items() if not name.startswith("lintel"))
        print(f"{'the peers in turn':24} {chain:8.1f} {'':21}  {own / chain:6.2f} of it")


main()
