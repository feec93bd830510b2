//go:build tools

// Package tools pins the Pulumi CLI, so that go.sum covers everything its build needs.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
