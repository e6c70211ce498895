"""What a clinician reads, signs, and sees change: status, signature, and the content book."""
