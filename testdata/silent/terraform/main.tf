terraform {
  required_version = ">= 1.9"
  backend "s3" {
    bucket = "linden-terraform"
    key    = "tracker/terraform.tfstate"
    region = "eu-central-1"
  }
}

variable "database_password" {
  type      = string
  sensitive = true
}

resource "random_password" "session" {
  length  = 40
  special = false
}

resource "aws_db_instance" "tracker" {
  engine                      = "postgres"
  username                    = "tracker"
  password                    = var.database_password
  manage_master_user_password = null
  kms_key_id                  = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  tags                        = { secret = "tracker/database", owner = "data" }
}

resource "kubernetes_secret" "tracker" {
  metadata { name = "tracker-database" }
  data = { password = random_password.session.result }
}
