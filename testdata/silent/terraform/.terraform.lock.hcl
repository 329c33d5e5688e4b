provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.14.0"
  constraints = "~> 6.14"
  hashes = [
    "h1:Qm3KzjF9vX2pT8LwYb6nRc4sUd1eAf7gHi0kJx5oMv8=",
    "zh:1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809",
  ]
}
