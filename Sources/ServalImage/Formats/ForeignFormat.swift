/// A kind of file that is known by its first bytes and that the image decoders do not read.
public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    // Pictures.
    case webP, heic, avif, jpegXL, jpeg2000, gif, bmp, tiff, icon, photoshop, gimp, svg, openEXR, radianceHDR, dds, qoi
    case portableBitmap, portableAnymap, portableFloatmap, multipleImageNetworkGraphics, targa, pcx, dicom, fits
    // Cameras' own files.
    case canonRaw, digitalNegative, fujifilmRaw, olympusRaw, panasonicRaw
    // Films and sounds.
    case mp4, quickTime, matroska, avi, ogg, wave, mp3, flac
    // Documents and text.
    case pdf, postScript, html, xml, json, base64, text, gitLFSPointer, officeDocument
    // Archives and other files.
    case gzip, zip, bzip2, xz, zstandard, sevenZip, rar, tar, appleDouble, sqlite, program, zeros
    // Models and arrays.
    case kerasArchive, hdf5, safetensors, tensorFlowLite, numPy, pickle

    /// What the file is, with an article.
    public var name: String {
        switch self {
        case .webP: "a WebP picture"
        case .heic: "a HEIC picture"
        case .avif: "an AVIF picture"
        case .jpegXL: "a JPEG XL picture"
        case .jpeg2000: "a JPEG 2000 picture"
        case .gif: "a GIF picture"
        case .bmp: "a BMP picture"
        case .tiff: "a TIFF picture or a camera's raw file"
        case .icon: "an icon (ICO or CUR)"
        case .photoshop: "a Photoshop file (PSD)"
        case .gimp: "a GIMP file (XCF)"
        case .svg: "an SVG drawing"
        case .openEXR: "an OpenEXR picture"
        case .radianceHDR: "a Radiance HDR picture"
        case .dds: "a DDS texture"
        case .qoi: "a QOI picture"
        case .portableBitmap: "a portable bitmap (PBM)"
        case .portableAnymap: "a portable arbitrary map (PAM)"
        case .portableFloatmap: "a portable float map (PFM)"
        case .multipleImageNetworkGraphics: "an MNG or JNG file"
        case .targa: "a Targa picture (TGA)"
        case .pcx: "a PCX picture"
        case .dicom: "a DICOM file"
        case .fits: "a FITS file"
        case .canonRaw: "a Canon raw file (CR2 or CR3)"
        case .digitalNegative: "a raw file (DNG)"
        case .fujifilmRaw: "a Fujifilm raw file (RAF)"
        case .olympusRaw: "an Olympus raw file (ORF)"
        case .panasonicRaw: "a Panasonic raw file (RW2)"
        case .mp4: "an MP4 film"
        case .quickTime: "a QuickTime film"
        case .matroska: "a Matroska or WebM film"
        case .avi: "an AVI film"
        case .ogg: "an Ogg file"
        case .wave: "a WAVE sound"
        case .mp3: "an MP3 sound"
        case .flac: "a FLAC sound"
        case .pdf: "a PDF document"
        case .postScript: "a PostScript document"
        case .html: "a web page (HTML)"
        case .xml: "an XML file"
        case .json: "a JSON file"
        case .base64: "a picture written as Base64 text"
        case .text: "a text file"
        case .gitLFSPointer: "a Git LFS pointer that stands for the real file"
        case .officeDocument: "an office document or a thumbnail cache"
        case .gzip: "a gzip archive"
        case .zip: "a zip archive"
        case .bzip2: "a bzip2 archive"
        case .xz: "an xz archive"
        case .zstandard: "a Zstandard archive"
        case .sevenZip: "a 7-Zip archive"
        case .rar: "a RAR archive"
        case .tar: "a tar archive"
        case .appleDouble: "a macOS metadata file (AppleDouble)"
        case .sqlite: "an SQLite database"
        case .program: "a program"
        case .zeros: "made of zero bytes only"
        case .kerasArchive: "a Keras model (.keras)"
        case .hdf5: "an HDF5 file, as Keras models are (.h5)"
        case .safetensors: "a safetensors file, as Serval models are"
        case .tensorFlowLite: "a TensorFlow Lite model"
        case .numPy: "a NumPy array"
        case .pickle: "a Python pickle"
        }
    }

    /// What to do about it, as a sentence.
    public var advice: String {
        switch self {
        case .heic, .avif:
            "Convert it to PNG or JPEG, for example with \"heif-convert photo.\(rawValue) photo.jpg\" or, on a Mac, "
                + "\"sips -s format jpeg photo.\(rawValue) --out photo.jpg\"."
        case .webP, .jpegXL, .jpeg2000, .gif, .bmp, .tiff, .icon, .photoshop, .gimp, .svg, .openEXR, .radianceHDR,
            .dds, .qoi, .portableBitmap, .portableAnymap, .portableFloatmap, .multipleImageNetworkGraphics, .targa,
            .pcx, .dicom, .fits:
            "Convert it to PNG or JPEG, for example with ImageMagick: \"magick FILE photo.png\"."
        case .canonRaw, .digitalNegative, .fujifilmRaw, .olympusRaw, .panasonicRaw:
            "Develop it to a JPEG or PNG, for example with \"dcraw_emu\" or the camera's own program."
        case .mp4, .quickTime, .matroska, .avi:
            "Take a picture out of it, for example with \"ffmpeg -i FILE -frames:v 1 photo.png\"."
        case .ogg, .wave, .mp3, .flac: "Give a PNG, JPEG, PPM or PGM file."
        case .pdf, .postScript: "Save the page as a PNG, for example with \"pdftoppm -png FILE page\"."
        case .html:
            "The download probably saved a page about the picture or an error page: download the picture itself."
        case .xml, .json, .text, .officeDocument, .sqlite, .program:
            "Give a PNG, JPEG, PPM or PGM file."
        case .base64: "Decode it first, for example with \"base64 -d FILE > photo.jpg\"."
        case .gitLFSPointer: "Fetch the real file with \"git lfs pull\"."
        case .gzip: "Unpack it first with \"gunzip\"."
        case .zip: "Unpack it first with \"unzip\"."
        case .bzip2, .xz, .zstandard, .sevenZip, .rar, .tar: "Unpack it first."
        case .appleDouble: "Use the file of the same name without \"._\" in front."
        case .zeros: "The picture is lost: copy the file again from where it came from."
        case .kerasArchive, .hdf5:
            "Export the model with \"python Weights/export_keras.py MODEL -o model.safetensors\"."
        case .safetensors: "Give it where a model is asked for, and a PNG, JPEG, PPM or PGM file as the picture."
        case .tensorFlowLite: "Export the Keras model that it was made from with Weights/export_keras.py."
        case .numPy: "Give it where a tensor is asked for, and a PNG, JPEG, PPM or PGM file as the picture."
        case .pickle: "Give a PNG, JPEG, PPM or PGM file; models come from Keras with Weights/export_keras.py."
        }
    }
}
