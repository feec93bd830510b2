import { APP_PORT } from "../../../security-rules.js";
import { SERVER_PROGRAM } from "./server-program.js";

/** At most 16 KB: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
export function userData(logGroup: string): string {
  return ["#!/bin/bash", "set -euo pipefail", ACCOUNT, PROGRAM, CERTIFICATE, UNIT, ROTATION, agent(logGroup), ""].join(
    "\n\n",
  );
}

const ACCOUNT = `useradd --system --no-create-home --shell /sbin/nologin web
install -d -m 0755 /opt/web
install -d -m 0750 -o root -g web /etc/web
install -d -m 0750 -o web -g web /var/log/web`;

const PROGRAM = `cat >/opt/web/server.py <<'PROGRAM'
${SERVER_PROGRAM}PROGRAM
chmod 0644 /opt/web/server.py`;

/** Every server makes its own, which the load balancer encrypts with and does not check. */
const CERTIFICATE = `(
  umask 077
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 -days 365 \\
    -subj /CN=web -keyout /etc/web/key.pem -out /etc/web/certificate.pem
)
chown web:web /etc/web/key.pem /etc/web/certificate.pem
chmod 0600 /etc/web/key.pem`;

/** https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html */
const UNIT = `cat >/etc/systemd/system/web.service <<'UNIT'
[Unit]
Description=Web server
Wants=network-online.target
After=network-online.target

[Service]
User=web
Group=web
ExecStart=/usr/bin/python3 -I /opt/web/server.py 0.0.0.0 ${APP_PORT} /etc/web/certificate.pem /etc/web/key.pem
StandardOutput=append:/var/log/web/server.log
StandardError=inherit
Restart=always
RestartSec=2
LimitNOFILE=65536
CapabilityBoundingSet=
LockPersonality=yes
MemoryDenyWriteExecute=yes
NoNewPrivileges=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now web.service`;

/** The server keeps the file open, so that it is copied and emptied. */
const ROTATION = `cat >/etc/logrotate.d/web <<'ROTATION'
/var/log/web/*.log {
  daily
  rotate 7
  compress
  copytruncate
  missingok
}
ROTATION`;

/**
 * After the server, which does not need it. The group is there already, with its key and its retention:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
function agent(logGroup: string): string {
  const file = { file_path: "/var/log/web/server.log", log_group_name: logGroup, log_stream_name: "{instance_id}" };
  const configuration = { logs: { logs_collected: { files: { collect_list: [file] } } } };
  return `dnf install -y amazon-cloudwatch-agent
cat >/opt/aws/amazon-cloudwatch-agent/etc/web.json <<'AGENT'
${JSON.stringify(configuration)}
AGENT
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl \\
  -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/web.json`;
}
