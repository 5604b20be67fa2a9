"""What leaves the house: mail to teams now; notices, referrals and alerts in time."""
