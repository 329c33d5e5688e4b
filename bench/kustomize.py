"""Runs the cases of the kustomize bench in turns and prints medians; called by bench/kustomize."""

import os
import shutil
import statistics
import subprocess
import sys
import time

RUNS, OVERLAYS = int(sys.argv[1]), int(sys.argv[2])
BENCH = os.path.abspath("target/bench-kustomize")
LINTEL = os.path.abspath("bin/lintel")
CHECK = [LINTEL, "check", "--no-config", "--no-cache", "--format", "concise", "."]
APPLICATIONS = ("web", "api", "worker", "billing", "search")

# Five applications of four resources each.
RESOURCES = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
  labels:
    app: {name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: {name}
  template:
    metadata:
      labels:
        app: {name}
    spec:
      serviceAccountName: {name}
      containers:
        - name: {name}
          image: registry.example/{name}:1.0.0
          envFrom:
            - configMapRef:
                name: {name}
            - configMapRef:
                name: settings
          ports:
            - name: http
              containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
---
apiVersion: v1
kind: Service
metadata:
  name: {name}
spec:
  selector:
    app: {name}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {name}
data:
  LOG_LEVEL: info
  application.yaml: |
    server:
      port: 8080
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {name}
automountServiceAccountToken: false
"""
OVERLAY = """apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
namespace: customer-{index}
namePrefix: customer-{index}-
labels:
  - pairs:
      customer: "{index}"
    includeSelectors: true
images:
  - name: registry.example/web
    newTag: 1.{index}.0
replicas:
  - name: web
    count: {replicas}
configMapGenerator:
  - name: settings
    literals:
      - CUSTOMER={index}
patches:
  - path: memory.yaml
  - target:
      kind: Service
    patch: |-
      - op: replace
        path: /spec/ports/0/port
        value: {port}
"""
PATCH = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          resources:
            limits:
              memory: {memory}Mi
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def tree(overlays):
    """Writes a base and its overlays; gives their directory."""
    root = f"{BENCH}/{overlays}"
    shutil.rmtree(root, ignore_errors=True)
    os.makedirs(f"{root}/.git")
    files = "".join(f"  - {name}.yaml\n" for name in APPLICATIONS)
    write(f"{root}/base/kustomization.yaml", "resources:\n" + files)
    for name in APPLICATIONS:
        write(f"{root}/base/{name}.yaml", RESOURCES.format(name=name))
    for index in range(overlays):
        values = {"index": index, "replicas": 1 + index % 5, "port": 8000 + index, "memory": 256 + index}
        write(f"{root}/overlays/customer-{index}/kustomization.yaml", OVERLAY.format(**values))
        write(f"{root}/overlays/customer-{index}/memory.yaml", PATCH.format(**values))
    return root


def run(root, *commands):
    """Gives the wall milliseconds of commands in turn."""
    start = time.perf_counter()
    for command in commands:
        done = subprocess.run(
            command, cwd=root, env=dict(os.environ, LINTEL_NO_BUILD="1"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if done.returncode not in (0, 1) or command[1] != "check" and done.returncode:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return (time.perf_counter() - start) * 1000


def main():
    one, two = tree(OVERLAYS), tree(2 * OVERLAYS)
    overlays = [f"overlays/customer-{index}" for index in range(OVERLAYS)]
    check = f"lintel check of {OVERLAYS} overlays"
    builds = f"{OVERLAYS} kustomize builds"
    cases = {
        check: (one, [CHECK]),
        f"lintel check of {2 * OVERLAYS}": (two, [CHECK]),
        "lintel render of one": (one, [[LINTEL, "render", overlays[0]]]),
    }
    if shutil.which("kustomize"):
        cases[builds] = (one, [["kustomize", "build", overlay] for overlay in overlays])
        cases["one kustomize build"] = (one, [["kustomize", "build", overlays[0]]])
    samples = {}
    for _ in range(RUNS + 1):
        for name, (root, commands) in cases.items():
            samples.setdefault(name, []).append(run(root, *commands))
    medians = {name: statistics.median(values[1:]) for name, values in samples.items()}
    print(f"median of {RUNS} runs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    print(f"{'':30} {'wall ms':>8} {'min':>8} {'max':>8}")
    for name, values in samples.items():
        print(f"{name:30} {medians[name]:8.1f} {min(values[1:]):8.1f} {max(values[1:]):8.1f}")
    print(f"twice the overlays take {medians[f'lintel check of {2 * OVERLAYS}'] / medians[check]:.2f} of the time")
    if builds in medians:
        print(f"Lintel takes {medians[check] / medians[builds]:.2f} of the time of the builds, the bar is 0.20")


main()
