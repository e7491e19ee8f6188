import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'

/** The library's part for passkeys. A device that did not ask who holds it is no proof of a person. */
export function passkeyPlugin() {
  return passkey({
    rpName: 'Khuyến Công',
    advanced: { webAuthnChallengeCookie: 'passkey' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => {
        requireVerified(verification.registrationInfo?.userVerified)
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        requireVerified(verification.authenticationInfo.userVerified)
      },
    },
    schema: {
      passkey: {
        modelName: 'sign_in_passkey',
        fields: {
          publicKey: 'public_key',
          userId: 'person_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  })
}

function requireVerified(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED')
}
