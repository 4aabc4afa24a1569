"""Other people's contracts: what clients of Google's Fact Check Tools API find here unchanged."""
