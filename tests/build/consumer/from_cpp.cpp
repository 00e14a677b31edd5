// SPDX-License-Identifier: Apache-2.0
// Uses the engine from C++.
int main() {}
